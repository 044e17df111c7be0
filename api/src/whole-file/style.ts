/** Of a page that stands alone, on a screen, light or dark, and on paper. */
export const style = `
  body { margin: 0; color: #1c2733; background: #fff; font: 1rem/1.5 system-ui, Arial, sans-serif }
  main { max-width: 50rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere }
  h1, h2, h3 { margin: 0 0 .5rem; line-height: 1.25 }
  section { margin-block-start: 2.5rem }
  h3 { font-size: 1rem }
  section > ul { padding: 0; list-style: none }
  section > ul > li { padding: .75rem 0; border-block-end: 1px solid #7b8894 }
  li p { margin: 0; color: #51606f; font-size: .875rem }
  a { color: #12304f }
  @media (prefers-color-scheme: dark) {
    body { color: #e6ecf2; background: #10202f }
    li p { color: #b3c0cc }
    a { color: #9cc7f0 }
  }
  @media print { body { font-size: 10pt } nav { display: none } li { break-inside: avoid } }
`
