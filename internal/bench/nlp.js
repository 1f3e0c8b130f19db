// Runs compromise over the texts of a folder: sentences and quotations.
const fs = require('fs'), path = require('path')
const nlp = require('compromise')
let sentences = 0, quotations = 0
for (const name of fs.readdirSync(process.argv[2]).sort()) {
  const doc = nlp(fs.readFileSync(path.join(process.argv[2], name), 'utf8'))
  sentences += doc.sentences().json().length
  quotations += doc.quotations().json().length
}
console.log(sentences, quotations)
