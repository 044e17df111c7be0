import type { FormEvent } from 'react'
import { Heading, MainAction, Row, Sheet } from '../look.ts'
import { useAnswer } from '../use-answer.ts'
import { useSending } from '../use-sending.ts'
import type { SettingAnswer } from './answers.ts'

const address = '/redaction/agreement/setting'

/** Of administrators: whether the agreement is asked for, and of which contents. */
export function AgreementSetting() {
  const [answer, askAgain] = useAnswer<SettingAnswer>(address)
  const { isSending, send } = useSending()
  if (answer.kind !== 'answered' || !answer.value.maySet) return null
  const { setting, kinds } = answer.value

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const body = { asked: given.has('asked'), kinds: given.getAll('kinds') }
    await send(address, body, 'Le réglage est enregistré.')
    askAgain()
  }

  return (
    <Sheet aria-labelledby="reglage">
      <Heading id="reglage">Réglage</Heading>
      <form
        onSubmit={(event) => {
          void save(event)
        }}
      >
        <Row>
          <label>
            <input type="checkbox" name="asked" defaultChecked={setting.asked} /> Demander l’accord
            d’une deuxième personne avant de publier
          </label>
        </Row>
        <fieldset style={{ marginBlock: '1.2rem' }}>
          <legend style={{ fontWeight: 600 }}>Pour ces contenus</legend>
          <Row>
            {kinds.map(({ kind, label }) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  name="kinds"
                  value={kind}
                  defaultChecked={setting.kinds.includes(kind)}
                />{' '}
                {label}
              </label>
            ))}
          </Row>
        </fieldset>
        <MainAction type="submit" disabled={isSending}>
          Enregistrer
        </MainAction>
      </form>
    </Sheet>
  )
}
