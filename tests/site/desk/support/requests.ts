import type { DeskFile, DeskList, DeskRequest, DeskService, DeskSummary } from 'content-types'
import { services } from './agents.ts'

export const REFERENCE = 'ENIM-2026-000123'

export const summary: DeskSummary = {
  reference: REFERENCE,
  kind: 'document',
  service: services.cotisation,
  object: 'Bordereau du trimestre',
  state: 'received',
  sentAt: '2026-11-02T08:30:00Z',
  employer: { siret: '90000000100017', name: 'Armement Alizé' },
  fileCount: 2,
  unread: 1,
  agent: null,
  deadline: { kind: 'are', on: '2026-11-17', state: 'late' },
  callback: null,
}

export const files: DeskFile[] = [
  makeFile('bordereau', { name: 'bordereau.pdf' }),
  makeFile('photo', { name: 'photo du pont.jpg' }),
  makeFile('lettre', { name: 'lettre.docx', viewable: false }),
  makeFile('attente', { name: 'attente.pdf', state: 'pending', viewable: false }),
  makeFile('virus', { name: 'virus.pdf', state: 'infected', viewable: false }),
]

export const request: DeskRequest = {
  ...summary,
  text: 'Bonjour,\nvoici le bordereau.',
  holder: 'Maëlle Fictif',
  email: 'contact@alize.example',
  mobile: '+33639981021',
  address: '4 quai des Essais\n29999 Port-Exemple',
  others: [
    { reference: 'ENIM-2026-000099', object: 'Autre demande', sentAt: '2026-10-01T08:00:00Z' },
  ],
  files,
  messages: [
    makeMessage('m1', { kind: 'taken', agent: 'Nolwenn Fictive' }),
    makeMessage('m2', { kind: 'note', agent: 'Yann Fictif', text: 'Dossier à vérifier.' }),
    makeMessage('m3', { kind: 'reply', from: 'employer', author: 'Maëlle Fictif', text: 'Merci.' }),
  ],
  receipts: [{ id: 'r1', kind: 'aee', issuedAt: '2026-11-02T08:30:00Z' }],
  callback: null,
  deadlines: [
    { kind: 'are', on: '2026-11-17', state: 'late' },
    { kind: 'answer', on: '2027-01-02', state: 'fine' },
  ],
  otherServices: [{ slug: 'declaration', name: 'Service Déclaration' }],
  can: { take: true, answer: true, askPieces: true, move: true, close: true, reopen: false },
}

export const deskService: DeskService = {
  ...services.cotisation,
  counts: { received: 3, taken: 2, waiting: 1, answered: 4, closed: 5, withdrawn: 6 },
  oldestAt: '2026-11-02T08:30:00Z',
  soon: 2,
  late: 1,
  callbacks: 1,
  unread: 7,
}

export const quietService: DeskService = {
  ...services.accidents,
  counts: { received: 0, taken: 0, waiting: 0, answered: 1, closed: 0, withdrawn: 0 },
  oldestAt: null,
  soon: 0,
  late: 0,
  callbacks: 0,
  unread: 0,
}

export function makeList(requests: DeskSummary[], more: Partial<DeskList> = {}): DeskList {
  return { requests, page: 1, pages: 1, total: requests.length, ...more }
}

export function makeMessage(
  id: string,
  given: Partial<DeskRequest['messages'][number]>,
): DeskRequest['messages'][number] {
  return {
    id,
    at: '2026-11-03T09:00:00Z',
    kind: 'answer',
    from: 'enim',
    author: 'Service Cotisation',
    agent: null,
    text: '',
    files: [],
    pieces: [],
    unread: false,
    ...given,
  }
}

export function makeFile(id: string, given: Partial<DeskFile>): DeskFile {
  return {
    id,
    name: `${id}.pdf`,
    bytes: 20_480,
    sha256: 'a'.repeat(64),
    state: 'clean',
    sentBefore: null,
    viewable: true,
    openings: [],
    ...given,
  }
}
