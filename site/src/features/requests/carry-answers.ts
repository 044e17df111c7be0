/** Leads to the new version of a form, filled in with what a joined file of an older one holds. */
export function carryAnswers({
  slug,
  ...file
}: {
  slug: string
  draftKey: string
  fileId: string
}) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = `/espace/remplir/${encodeURIComponent(slug)}/reporter`
  for (const [name, value] of Object.entries(file)) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}
