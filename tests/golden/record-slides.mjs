// What the slide tools themselves count: one line of JSON per deck.
//
//   node record-slides.mjs [TOOL=]DECK…     run where node_modules holds the tools named in `needs`
//
// The tool is the deck's name up to the first dash unless it is given. `titles` has the first heading of
// every slide, "" where there is none; a slide that only goes on with the one before (remark's `--`) has null.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

const here = process.cwd();
const require = createRequire(here + '/');
const load = (file) => import(path.join(here, 'node_modules', file));
const version = (name) => JSON.parse(fs.readFileSync(path.join('node_modules', name, 'package.json'), 'utf8')).version;

const needs = {
  marp: '@marp-team/marp-core', slidev: '@slidev/parser', remark: 'remark-slide', xaringan: 'remark-slide',
  reveal: 'reveal.js', revealmd: 'reveal-md', sv: 'reveal.js',
};
const words = (html) => html.replace(/<(style|script|svg)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '').trim();
const hashed = (text) => (text.replace(/^(```|~~~)[\s\S]*?^\1|<!--[\s\S]*?-->/gm, '').match(/^#{1,6}\s+(.*)$/m) || ['', ''])[1].trim();
const headed = (html) => words((html.match(/<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>/) || ['', ''])[1]);
const slide = (title, empty) => ({ title, empty });

// what knitr does to chunks: hidden ones go, the others become plain fences
const bared = (text) => text
  .replace(/^```\{\w+[^\n]*\n(?:#\|[^\n]*\n)*?#\| include: false\n[\s\S]*?^```\n/gm, '')
  .replace(/^```\{\w+[^\n]*include ?= ?FALSE[\s\S]*?^```\n/gm, '')
  .replace(/^( *```)\{(\w+).*$/gm, '$1$2');
const YAML = /^\s*---\n[\s\S]*?\n(?:---|\.\.\.)(?:\n|$)/;

function slidify(text, separator, vertical) {
  const Markdown = loaded.reveal.default;
  const html = Markdown().slidify(text, { separator, verticalSeparator: vertical, attributes: '' });
  const found = [...html.matchAll(/<script type="text\/template">([\s\S]*?)<\/script>/g)].map((m) => m[1]);
  return found.map((body) => slide(hashed(body), !words(body)));
}

function remark(text, stepsCount = true) {
  const Parser = require('remark-slide/src/remark/parser.js');
  const macros = new Proxy({}, { get: () => () => '' });
  const flat = (content) => content.map((c) => (typeof c === 'string' ? c : flat(c.content))).join('');
  return new Parser().parse(text, macros)
    .filter((s) => s.properties.layout !== 'true' && (stepsCount || s.properties.continued !== 'true'))
    .map((s) => slide(s.properties.continued === 'true' ? null : hashed(flat(s.content)), !flat(s.content).trim()));
}

function pandoc(input, ...more) {
  const call = ['-f', 'markdown', '-t', 'revealjs', '--wrap=none', ...more, '-s'];
  const stdio = ['pipe', 'pipe', 'ignore'];
  const html = execFileSync(process.env.PANDOC || 'pandoc', call, { input, encoding: 'utf8', maxBuffer: 1 << 28, stdio });
  const open = [...html.matchAll(/<section\b([^>]*)>/g)].filter((m) => /title-slide|\bslide\b/.test(m[1]));
  return open.map((m, n) => html.slice(m.index, open[n + 1] ? open[n + 1].index : undefined))
    .map((body) => slide(headed(body), !words(body)));
}

const tools = {
  marp: (text) => new (require('@marp-team/marp-core').Marp)({ html: true }).render(text, { htmlAsArray: true }).html
    .map((html) => slide(headed(html), !words(html) && !/<img/.test(html))),
  slidev: async (text) => (await loaded.slidev.parse(text, 'deck.md')).slides
    .filter((s) => !s.frontmatter.hide && !s.frontmatter.disabled)
    .map((s) => slide(hashed(s.content), !s.content.trim() && !Object.keys(s.frontmatter).length)),
  remark: (text) => remark(text),
  // knitr runs before remark: it takes the header away, makes a title slide, and bares the chunks' fences
  xaringan: (text) => [
    slide(text.match(/^title: *"?(.*?)"?$/m)[1], false),
    ...remark(bared(text).replace(YAML, ''), !/countIncrementalSlides: false/.test(text)),
  ],
  reveal: (text) => slidify(text, '\\r?\\n---\\r?\\n', '\\r?\\n--\\r?\\n'),
  sv: (text) => slidify(text.replace(YAML, ''), '<!--\\s*s\\s*-->', '<!--\\s*v\\s*-->'),
  revealmd: (text) => {
    const { yamlOptions, markdown } = loaded.revealmd.parseYamlFrontMatter(text);
    return slidify(markdown, yamlOptions.separator || '\\r?\\n---\\r?\\n', yamlOptions.verticalSeparator || '\\r?\\n----\\r?\\n');
  },
  pandoc: (text) => pandoc(text),
  quarto: (text) => pandoc(bared(text), '--slide-level=2'),
};

const loaded = {
  reveal: await load('reveal.js/dist/plugin/markdown.mjs'),
  revealmd: await load('reveal-md/lib/util.js'),
  slidev: await load('@slidev/parser/dist/index.mjs'),
};
const pandocVersion = () => execFileSync(process.env.PANDOC || 'pandoc', ['--version'], { encoding: 'utf8' }).split('\n')[0];

for (const call of process.argv.slice(2)) {
  const [file, given] = call.split('=').reverse();
  const deck = path.basename(file);
  const tool = given || deck.split(/[-.]/)[0];
  const found = await tools[tool](fs.readFileSync(file, 'utf8'));
  const by = needs[tool] ? `${needs[tool]} ${version(needs[tool])}` : pandocVersion();
  const row = { deck, tool: by, slides: found.length, ends_empty: found.at(-1).empty, titles: found.map((s) => s.title) };
  if (process.env.COUNTS_ONLY) delete row.titles;
  console.log(JSON.stringify(row));
}
