import { Layouts, Page } from '@strapi/strapi/admin'
import { Heading, Quiet, Sheet, Stack } from '../look.ts'
import { useAnswer } from '../use-answer.ts'
import type { LettersAnswer } from './answers.ts'
import { LatestLetters } from './LatestLetters.tsx'
import { Subscribers } from './Subscribers.tsx'

/** How many receive the news by mail, and what became of the latest letters; never who they are. */
export default function LettersPage() {
  const [answer] = useAnswer<LettersAnswer>('/redaction/letters')
  if (answer.kind === 'asking') return <Page.Loading />
  if (answer.kind === 'failed') return <Page.NoPermissions />
  const { letters, subscribers } = answer.value
  return (
    <Page.Main>
      <Page.Title>Abonnés et lettres</Page.Title>
      <Layouts.Header
        title="Abonnés et lettres"
        subtitle="Combien reçoivent l’actualité par e-mail, et ce que sont devenues les dernières lettres"
      />
      <Layouts.Content>
        <Stack>
          <Sheet aria-labelledby="subscribers">
            <Heading id="subscribers">Abonnés</Heading>
            {subscribers ? <Subscribers figures={subscribers} /> : <Unanswered />}
          </Sheet>
          <Sheet aria-labelledby="letters">
            <Heading id="letters">Dernières lettres</Heading>
            {letters ? <LatestLetters letters={letters} /> : <Unanswered />}
            <Quiet>
              Une lettre revenue ou refusée n’a pas trouvé sa boîte, ou celle-ci était pleine. À la
              troisième boîte introuvable, l’adresse ne reçoit plus rien.
            </Quiet>
          </Sheet>
        </Stack>
      </Layouts.Content>
    </Page.Main>
  )
}

function Unanswered() {
  return <p role="status">Le portail ne répond pas. Rechargez la page dans un instant.</p>
}
