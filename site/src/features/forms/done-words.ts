/** What just became of the answers to a form, by a word of the address. */
export function doneWords(query: URLSearchParams): string | undefined {
  switch (query.get('fait')) {
    case 'reponses-enregistrees':
      return 'Vos réponses sont enregistrées\u00a0: reprenez-les quand vous voulez, sur n’importe quel appareil.'
    case 'reponses-effacees':
      return 'Vos réponses sont effacées.'
    default:
      return undefined
  }
}
