import { Link } from 'react-router-dom'
import { historyPage } from '../history/answers.ts'
import { Lines, Quiet } from '../look.ts'
import { momentOf } from '../moment.ts'
import type { JournalLine } from './answers.ts'

interface Props {
  lines: JournalLine[]
}

/** The title of a content leads to what the change was. */
export function JournalLines({ lines }: Props) {
  return (
    <Lines>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Personne</th>
          <th scope="col">Action</th>
          <th scope="col">Genre</th>
          <th scope="col">Titre</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, personName, actionWords, kind, kindWords, entryId, ...line }) => (
          <tr key={id}>
            <td style={{ whiteSpace: 'nowrap' }}>{momentOf(at)}</td>
            <td>{personName}</td>
            <td>{actionWords}</td>
            <td>{kindWords}</td>
            <td>
              {kind.startsWith('api::') ? (
                <Link to={historyPage(kind, entryId)}>{line.title}</Link>
              ) : (
                line.title
              )}
              {line.details && <Quiet>{line.details}</Quiet>}
            </td>
          </tr>
        ))}
      </tbody>
    </Lines>
  )
}
