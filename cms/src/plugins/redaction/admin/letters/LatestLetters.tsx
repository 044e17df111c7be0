import type { LatestLetters as Answer } from 'content-types'
import { Lines, Quiet } from '../look.ts'
import { momentOf } from '../moment.ts'
import { rhythms } from './answers.ts'

export function LatestLetters({ letters }: { letters: Answer['letters'] }) {
  if (letters.length === 0) return <Quiet>Aucune lettre n’est encore partie.</Quiet>
  return (
    <Lines>
      <thead>
        <tr>
          <th scope="col">Lettre</th>
          <th scope="col">Envoyées</th>
          <th scope="col">En attente</th>
          <th scope="col">Refusées</th>
          <th scope="col">Revenues</th>
          <th scope="col">Annulées</th>
        </tr>
      </thead>
      <tbody>
        {letters.map(({ id, subject, frequency, at, ...counts }) => (
          <tr key={id}>
            <th scope="row">
              {subject}
              <Quiet>
                {rhythms[frequency]}, {momentOf(at)}
              </Quiet>
            </th>
            <td>{counts.sent.toLocaleString('fr-FR')}</td>
            <td>{counts.waiting.toLocaleString('fr-FR')}</td>
            <td>{counts.failed.toLocaleString('fr-FR')}</td>
            <td>{counts.bounced.toLocaleString('fr-FR')}</td>
            <td>{counts.dropped.toLocaleString('fr-FR')}</td>
          </tr>
        ))}
      </tbody>
    </Lines>
  )
}
