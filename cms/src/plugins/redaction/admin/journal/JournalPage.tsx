import { Layouts, Page } from '@strapi/strapi/admin'
import { useSearchParams } from 'react-router-dom'
import { Action, Lines, Row, Sheet } from '../look.ts'
import { momentOf } from '../moment.ts'
import { useAnswer } from '../use-answer.ts'
import type { JournalAnswer } from './answers.ts'
import { JournalFilters } from './JournalFilters.tsx'
import { useCsv } from './use-csv.ts'

/** Who changed what, newest first. */
export default function JournalPage() {
  const [query, setQuery] = useSearchParams()
  const [answer] = useAnswer<JournalAnswer>(`/redaction/journal?${query.toString()}`)
  const saveCsv = useCsv(`/redaction/journal.csv?${query.toString()}`)
  if (answer.kind === 'asking') return <Page.Loading />
  if (answer.kind === 'failed') return <Page.NoPermissions />
  const { lines, total, page, pages, people, kinds } = answer.value

  function turnTo(number: number) {
    const next = new URLSearchParams(query)
    next.set('page', String(number))
    setQuery(next)
  }

  return (
    <Page.Main>
      <Page.Title>Journal</Page.Title>
      <Layouts.Header
        title="Journal"
        subtitle="Qui a changé quoi, dans les contenus, les fichiers, les réglages et les droits"
        primaryAction={
          <Action
            type="button"
            onClick={() => {
              void saveCsv()
            }}
          >
            Télécharger (CSV)
          </Action>
        }
      />
      <Layouts.Content>
        <Sheet aria-label="Lignes du journal">
          <JournalFilters query={query} people={people} kinds={kinds} onChange={setQuery} />
          <p role="status">{`${String(total)} ${total > 1 ? 'lignes' : 'ligne'}`}</p>
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
              {lines.map((line) => (
                <tr key={line.id}>
                  <td>{momentOf(line.at)}</td>
                  <td>{line.personName}</td>
                  <td>{line.actionWords}</td>
                  <td>{line.kindWords}</td>
                  <td>
                    {line.title}
                    {line.details && <small style={{ display: 'block' }}>{line.details}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </Lines>
          {pages > 1 && (
            <Row as="nav" aria-label="Pages du journal">
              <Action
                type="button"
                disabled={page <= 1}
                onClick={() => {
                  turnTo(page - 1)
                }}
              >
                Page précédente
              </Action>
              <span>{`Page ${String(page)} sur ${String(pages)}`}</span>
              <Action
                type="button"
                disabled={page >= pages}
                onClick={() => {
                  turnTo(page + 1)
                }}
              >
                Page suivante
              </Action>
            </Row>
          )}
        </Sheet>
      </Layouts.Content>
    </Page.Main>
  )
}
