import { Layouts, Page } from '@strapi/strapi/admin'
import { Link } from 'react-router-dom'
import { Lines, Quiet, Sheet, Stack } from '../look.ts'
import { momentOf } from '../moment.ts'
import { useAnswer } from '../use-answer.ts'
import { AgreementSetting } from './AgreementSetting.tsx'
import type { AgreementLine } from './answers.ts'

/** What waits for the agreement of somebody who did not write it. */
export default function ApprovalsPage() {
  const [answer] = useAnswer<{ waiting: AgreementLine[] }>('/redaction/agreements')
  if (answer.kind === 'asking') return <Page.Loading />
  if (answer.kind === 'failed') return <Page.Error />
  const { waiting } = answer.value
  return (
    <Page.Main>
      <Page.Title>À approuver</Page.Title>
      <Layouts.Header
        title="À approuver"
        subtitle="Les contenus dont l’accord est demandé, du plus ancien au plus récent"
      />
      <Layouts.Content>
        <Stack>
          <Sheet aria-label="Contenus à approuver">
            {waiting.length === 0 && <Quiet>Rien n’attend d’accord.</Quiet>}
            {waiting.length > 0 && (
              <Lines>
                <thead>
                  <tr>
                    <th scope="col">Contenu</th>
                    <th scope="col">Genre</th>
                    <th scope="col">Demandé par</th>
                    <th scope="col">Le</th>
                  </tr>
                </thead>
                <tbody>
                  {waiting.map(({ id, kind, kindWords, entryId, title, askedByName, askedAt }) => (
                    <tr key={id}>
                      <td>
                        <Link to={`/content-manager/collection-types/${kind}/${entryId}`}>
                          {title}
                        </Link>
                      </td>
                      <td>{kindWords}</td>
                      <td>{askedByName}</td>
                      <td>{momentOf(askedAt)}</td>
                    </tr>
                  ))}
                </tbody>
              </Lines>
            )}
          </Sheet>
          <AgreementSetting />
        </Stack>
      </Layouts.Content>
    </Page.Main>
  )
}
