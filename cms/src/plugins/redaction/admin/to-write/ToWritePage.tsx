import { Layouts, Page } from '@strapi/strapi/admin'
import { Heading, Quiet, Sheet, Stack } from '../look.ts'
import { useAnswer } from '../use-answer.ts'
import type { ToWriteAnswer } from './answers.ts'
import { Reviews } from './Reviews.tsx'
import { ToWriteTable } from './ToWriteTable.tsx'

/** Where an editor begins the week: what readers found no answer to, and what to look over again. */
export default function ToWritePage() {
  const [answer, askAgain] = useAnswer<ToWriteAnswer>('/redaction/to-write')
  if (answer.kind === 'asking') return <Page.Loading />
  if (answer.kind === 'failed') return <Page.NoPermissions />
  const { items } = answer.value
  return (
    <Page.Main>
      <Page.Title>À écrire cette semaine</Page.Title>
      <Layouts.Header
        title="À écrire cette semaine"
        subtitle="Ce que les lecteurs ont cherché sans le trouver, ou demandé malgré la réponse qu’ils ont lue, ces sept derniers jours"
      />
      <Layouts.Content>
        <Stack>
          <Sheet aria-labelledby="to-write">
            <Heading id="to-write">Sujets sans réponse</Heading>
            {items === null && (
              <p role="status">Le portail ne répond pas. Rechargez la page dans un instant.</p>
            )}
            {items?.length === 0 && (
              <Quiet>Rien à écrire : chaque lecteur a trouvé sa réponse cette semaine.</Quiet>
            )}
            {items && items.length > 0 && <ToWriteTable items={items} onEnded={askAgain} />}
          </Sheet>
          <Reviews />
        </Stack>
      </Layouts.Content>
    </Page.Main>
  )
}
