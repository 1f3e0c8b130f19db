// Runs write-good over the texts of a folder.
const fs = require('fs'), path = require('path')
const writeGood = require('write-good')
let n = 0
for (const name of fs.readdirSync(process.argv[2]).sort()) {
  n += writeGood(fs.readFileSync(path.join(process.argv[2], name), 'utf8')).length
}
console.log(n)
