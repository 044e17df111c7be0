import { Layouts, Page } from '@strapi/strapi/admin'
import { useSearchParams } from 'react-router-dom'
import { Action, Row, Sheet } from '../look.ts'
import { useAnswer } from '../use-answer.ts'
import type { JournalAnswer } from './answers.ts'
import { JournalFilters } from './JournalFilters.tsx'
import { JournalLines } from './JournalLines.tsx'
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
          <JournalLines lines={lines} />
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
