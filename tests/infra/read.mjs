// Prints what the files in the arguments say, as JSON: {"<path>": ...}. Of .bicep and .bicepparam files it is the syntax tree, each node
// {"type", "field", "line", "text" (of leaves), "children"}, with "ERROR" and "MISSING" where the grammar is broken; of .yaml and .yml files the value.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

// Also the unnamed nodes: an operator is one.
function tree(node, field) {
  const children = [];
  for (let i = 0; i < node.childCount; i++) {
    children.push(tree(node.child(i), node.fieldNameForChild(i) ?? ''));
  }

  const type = node.isMissing ? 'MISSING' : node.type;
  return { type, field, line: node.startPosition.row + 1, text: children.length === 0 ? node.text : '', children };
}

// The grammar knows how a parameter is declared but not how a .bicepparam file gives it a value: there it is read as a variable.
const asVariables = (text) => text.replace(/^param (?=\w+ *=)/gm, 'var ');

const read = {};
for (const path of process.argv.slice(2)) {
  const text = await readFile(path, 'utf8');
  read[path] = /\.ya?ml$/.test(path) ? parse(text) : tree(parser.parse(path.endsWith('param') ? asVariables(text) : text).rootNode, '');
}

process.stdout.write(JSON.stringify(read));
