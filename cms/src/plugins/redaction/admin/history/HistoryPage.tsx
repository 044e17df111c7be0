import { Layouts, Page } from '@strapi/strapi/admin'
import { useState } from 'react'
import { useHref, useParams, useSearchParams } from 'react-router-dom'
import { Action, Heading, Lines, Sheet, Stack, Unseen, WayBack } from '../look.ts'
import { momentOf } from '../moment.ts'
import { useAnswer } from '../use-answer.ts'
import { historyPage, type Restored, type VersionLine } from './answers.ts'
import { VersionSheet } from './VersionSheet.tsx'

/** Every version that is kept of an entry; the chosen one, and what it changed. */
export default function HistoryPage() {
  const { kind = '', entryId = '' } = useParams()
  const [answer] = useAnswer<{ versions: VersionLine[] }>(`/redaction/history/${kind}/${entryId}`)
  const [chosen, setChosen] = useState<number>()
  const panel = useHref('/')
  const [query] = useSearchParams()
  if (answer.kind === 'asking') return <Page.Loading />
  if (answer.kind === 'failed') return <Page.NoPermissions />
  const { versions } = answer.value
  const shown = chosen ?? versions[0]?.id
  const isSingle = kind === 'api::setting.setting'
  const entry = `/content-manager/${isSingle ? 'single-types' : 'collection-types'}/${kind}`

  /** Loaded anew: Strapi's panel would go on showing the draft that it had read before. */
  function showRestored({ documentId, missing }: Restored) {
    const done = new URLSearchParams({ retablie: missing.join(', ') }).toString()
    location.assign(`${panel}${historyPage(kind, documentId)}?${done}`)
  }

  return (
    <Page.Main>
      <Page.Title>Historique</Page.Title>
      <Layouts.Header
        title="Historique"
        subtitle={versions[0]?.title}
        navigationAction={
          <WayBack to={isSingle ? entry : `${entry}/${entryId}`}>Revenir au contenu</WayBack>
        }
      />
      <Layouts.Content>
        <Stack>
          {query.has('retablie') && <RestoredNotice missing={query.get('retablie') ?? ''} />}
          {shown === undefined ? (
            <p>Aucune version n’est gardée de ce contenu.</p>
          ) : (
            <VersionSheet key={shown} id={shown} onRestored={showRestored} />
          )}
          <Sheet aria-labelledby="versions">
            <Heading id="versions">Toutes les versions</Heading>
            <Lines>
              <thead>
                <tr>
                  <th scope="col">Date</th>
                  <th scope="col">Action</th>
                  <th scope="col">Personne</th>
                  <th scope="col">
                    <Unseen>Voir</Unseen>
                  </th>
                </tr>
              </thead>
              <tbody>
                {versions.map(({ id, at, actionWords, personName }) => (
                  <tr key={id}>
                    <td>{momentOf(at)}</td>
                    <td>{actionWords}</td>
                    <td>{personName}</td>
                    <td>
                      <Action
                        type="button"
                        aria-pressed={id === shown}
                        aria-label={`Voir la version du ${momentOf(at)}`}
                        onClick={() => {
                          setChosen(id)
                        }}
                      >
                        Voir
                      </Action>
                    </td>
                  </tr>
                ))}
              </tbody>
            </Lines>
          </Sheet>
        </Stack>
      </Layouts.Content>
    </Page.Main>
  )
}

function RestoredNotice({ missing }: { missing: string }) {
  return (
    <p role="status">
      Cette version est redevenue le brouillon. Ce qu’elle remplace reste dans l’historique.
      {missing !== '' && ` N’existe plus, et n’a pas été remis : ${missing}.`}
    </p>
  )
}
