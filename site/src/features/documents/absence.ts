/** Why a link gave no document, from the word of the address that the api leads back to. */
export function documentAbsence(query: URLSearchParams): string | undefined {
  switch (query.get('absent')) {
    case 'retire':
      return 'Ce document a été retiré ou remplacé depuis\u00a0: la liste ci-dessous dit pourquoi.'
    case 'illisible':
      return 'Ce document ne peut pas être ouvert pour le moment. L’Enim est prévenue.'
    default:
      return undefined
  }
}
