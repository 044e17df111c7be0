/**
 * In Strapi's frame another view takes the place of this one: « Fermer l’aperçu » goes one step
 * back, and would otherwise go back to the view before.
 */
const links = document.querySelectorAll<HTMLAnchorElement>('[data-preview-modes] a')

if (window.top !== window.self) {
  for (const link of links) {
    link.addEventListener('click', (event) => {
      const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
      if (event.defaultPrevented || opensElsewhere) return
      event.preventDefault()
      location.replace(link.href)
    })
  }
}
