/** Beside an entry that is being edited: what to mend before publishing it. */
export function BeforePublishing({ model }: { model: string }) {
  if (model !== 'api::news-article.news-article') return null
  return { title: 'Avant de publier', content: <p role="status">Rien à corriger.</p> }
}
