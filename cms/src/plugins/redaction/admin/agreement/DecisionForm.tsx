import { useState, type FormEvent } from 'react'
import { Action, Field, LongInput, MainAction, Row, Stack } from '../look.ts'
import { useSending } from '../use-sending.ts'
import type { AgreementLine } from './answers.ts'

interface Props {
  agreement: AgreementLine
  onDecided: () => void
}

/** Agree, or send back with a remark. */
export function DecisionForm({ agreement, onDecided }: Props) {
  const [remark, setRemark] = useState('')
  const { isSending, send } = useSending()
  const address = `/redaction/agreement-decisions/${String(agreement.id)}`

  async function agree() {
    await send(address, { agreed: true }, `Votre accord est donné à « ${agreement.title} ».`)
    onDecided()
  }

  async function sendBack(event: FormEvent) {
    event.preventDefault()
    const sent = await send(address, { agreed: false, remark }, 'Votre remarque est partie.')
    if (sent) onDecided()
  }

  return (
    <Stack>
      <Row>
        <MainAction
          type="button"
          disabled={isSending}
          onClick={() => {
            void agree()
          }}
        >
          Donner mon accord
        </MainAction>
      </Row>
      <form
        onSubmit={(event) => {
          void sendBack(event)
        }}
      >
        <Stack>
          <Field>
            Ce qu’il faut revoir
            <LongInput
              required
              maxLength={2_000}
              value={remark}
              onChange={({ target }) => {
                setRemark(target.value)
              }}
            />
          </Field>
          <Row>
            <Action type="submit" disabled={isSending}>
              Renvoyer avec cette remarque
            </Action>
          </Row>
        </Stack>
      </form>
    </Stack>
  )
}
