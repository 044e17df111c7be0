/** Why a link gave no file, from a word of the address that the api leads back to. */
export function downloadRefusal(query: URLSearchParams): string | undefined {
  if (query.has('fichier')) {
    return 'Ce fichier ne peut pas être téléchargé\u00a0: son analyse n’est pas terminée, ou elle l’a refusé. Son état est indiqué ci-dessous.'
  }
  if (query.has('illisible')) {
    return 'Ce fichier ne peut pas être ouvert pour le moment. L’Enim est prévenue.'
  }
  if (query.has('limite')) {
    return 'Vous avez atteint la limite de téléchargements d’aujourd’hui. Réessayez demain.'
  }
  return undefined
}
