/** The portal's own colours; mail programs know neither its style sheet nor its variables. */
const light = { navy: '#12304f', ink: '#1c2733', muted: '#51606f', line: '#d5dde5' }

/** On the element itself: many mail programs read no style sheet. */
export const styles = {
  page: `margin:0;padding:0;background:#f2f5f8;color:${light.ink};font:16px/1.55 system-ui,-apple-system,'Segoe UI',Arial,sans-serif`,
  sheet: 'max-width:600px;margin:0 auto;background:#ffffff',
  header: `margin:0;padding:18px 24px;background:${light.navy};color:#ffffff;font-weight:bold`,
  online: `margin:0;padding:12px 24px 0;font-size:14px;color:${light.muted}`,
  main: 'padding:4px 24px 24px;overflow-wrap:anywhere',
  title: `margin:20px 0 8px;font-size:24px;line-height:1.25;color:${light.navy}`,
  newsTitle: `margin:4px 0 8px;font-size:20px;line-height:1.3;color:${light.navy}`,
  domains: `margin:16px 0 0;font-size:14px;color:${light.muted}`,
  summary: 'margin:0 0 12px;font-weight:bold',
  text: 'margin:0 0 14px',
  heading: `margin:22px 0 8px;font-size:18px;line-height:1.3;color:${light.navy}`,
  list: 'margin:0 0 14px;padding:0 0 0 24px',
  item: 'margin:0 0 6px',
  quote: `margin:0 0 14px;padding:0 0 0 16px;border-left:4px solid ${light.line}`,
  code: 'margin:0 0 14px;white-space:pre-wrap;font-family:Consolas,monospace;font-size:15px',
  link: `color:${light.navy};text-decoration:underline`,
  button: `display:inline-block;padding:12px 20px;background:${light.navy};color:#ffffff;text-decoration:none;font-weight:bold`,
  next: `margin:24px 0 0;border-top:1px solid ${light.line};padding:8px 0 0`,
  footer: `padding:16px 24px 24px;border-top:1px solid ${light.line};font-size:14px;color:${light.muted}`,
  way: 'display:inline-block;padding:6px 16px 6px 0',
  hidden:
    'display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;opacity:0;mso-hide:all',
} as const

/** For programs that do read one: only what the dark needs. */
export const darkSheet = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #0d1720 !important; color: #e6edf3 !important; }
    .sheet { background: #15212d !important; }
    .header { background: #0a2036 !important; color: #ffffff !important; }
    .title { color: #ffffff !important; }
    .muted { color: #aebccb !important; }
    .link { color: #9cc7f2 !important; }
    .button { background: #9cc7f2 !important; color: #0d1720 !important; }
    .line, .quote { border-color: #33465a !important; }
  }
`
