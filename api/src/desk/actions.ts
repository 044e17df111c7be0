import type { DeskRequest } from 'content-types'
import { findContact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { queueNotice } from '../notifications/index.ts'
import type { Statement } from '../platform/database.ts'
import { addPieces, endCallback, type NewMessage } from '../threads/index.ts'
import { act, type Deed } from './act.ts'
import { setAnswered, setClosed, setState } from './action-store.ts'
import { newsLetter, newsSms } from './mails.ts'
import type { RequestRow } from './request-store.ts'
import { receiveByAgent } from './take-in-charge.ts'

export function take(deps: Deps, deed: Deed): Promise<DeskRequest> {
  return act(deps, deed, {
    event: 'request-taken',
    kind: 'taken',
    text: '',
    rule: 'take',
    changes: (request) => receiveByAgent(deps, deed.agent, request),
  })
}

export function answer(deps: Deps, deed: Deed, { text }: { text: string }): Promise<DeskRequest> {
  return act(deps, deed, {
    event: 'request-answered',
    kind: 'answer',
    text,
    rule: 'answer',
    takes: true,
    changes: async (request, message) => [
      setAnswered(request.id, deps.clock.now()),
      ...(await tellHolder(deps, request, message)),
    ],
  })
}

/** For colleagues: the employer is never told. */
export function addNote(deps: Deps, deed: Deed, { text }: { text: string }): Promise<DeskRequest> {
  return act(deps, deed, { event: 'note-added', kind: 'note', text })
}

/** What was said on the telephone; a callback that was asked for has been made. */
export function logCall(deps: Deps, deed: Deed, { text }: { text: string }): Promise<DeskRequest> {
  return act(deps, deed, {
    event: 'call-logged',
    kind: 'call',
    text,
    changes: ({ id }) => [endCallback(deps, id, 'called')],
  })
}

interface AskedPieces {
  text: string
  pieces: readonly string[]
  dueOn: string
}

/** CRPA, L114-5: which pieces are missing, and until when they are awaited. */
export function askPieces(deps: Deps, deed: Deed, asked: AskedPieces): Promise<DeskRequest> {
  const { text, pieces: labels, dueOn } = asked
  return act(deps, deed, {
    event: 'pieces-asked',
    kind: 'pieces',
    text,
    typed: [text, dueOn, ...labels],
    rule: 'askPieces',
    takes: true,
    write: (message) => addPieces({ ...message, labels, dueOn }),
    changes: async (request, message) => [
      setState(request.id, 'waiting'),
      ...(await tellHolder(deps, request, message)),
    ],
  })
}

export function close(deps: Deps, deed: Deed, { text }: { text: string }): Promise<DeskRequest> {
  return act(deps, deed, {
    event: 'request-closed',
    kind: 'closed',
    text,
    rule: 'close',
    takes: true,
    changes: async (request, message) => [
      setClosed(request.id, deps.clock.now()),
      ...(text === '' ? [] : await tellHolder(deps, request, message)),
    ],
  })
}

export function reopen(deps: Deps, deed: Deed, { text }: { text: string }): Promise<DeskRequest> {
  return act(deps, deed, {
    event: 'request-reopened',
    kind: 'reopened',
    text,
    rule: 'reopen',
    changes: ({ id }) => [setState(id, 'taken')],
  })
}

/** By the channels that the holder accepts; nobody when the account is no longer theirs. */
async function tellHolder(
  deps: Deps,
  { accountId, hasHolder, holder, reference }: RequestRow,
  { id }: NewMessage,
): Promise<Statement[]> {
  const contact = hasHolder ? await findContact(deps, { accountId }) : undefined
  if (!contact) return []
  return queueNotice(deps, contact, {
    kind: 'answers',
    letter: newsLetter(deps.settings.publicUrl, holder, reference),
    sms: newsSms,
    dedupe: `message:${id}`,
  })
}
