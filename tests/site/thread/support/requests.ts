import type { EmployerRequest, Message, Piece, RequestFile } from 'content-types'

export const reference = 'E26-ALZE-0001'

export function makeRequest(wanted: Partial<EmployerRequest> = {}): EmployerRequest {
  return {
    reference,
    kind: 'document',
    theme: { slug: 'cotisation', name: 'Cotisation' },
    object: 'Justificatif de paiement de mai',
    state: 'taken',
    sentAt: '2026-11-16T13:02:00Z',
    changedAt: '2026-11-16T13:02:00Z',
    fileCount: 0,
    unread: 0,
    text: 'Voici le justificatif.',
    email: 'contact@alize.example',
    sender: { name: 'Armement Alizé', siret: '90000000100017', holder: 'Maëlle Fictif' },
    service: {
      name: 'Service Cotisations des employeurs',
      email: 'cotisation@enim.example',
      address: '1 quai des Essais\n29000 Port-Fictif',
      phone: '02 00 00 00 01',
    },
    files: [],
    messages: [],
    receipts: [{ id: 'aee-1', kind: 'aee', issuedAt: '2026-11-16T13:02:00Z' }],
    callback: null,
    delays: null,
    openings: [],
    can: { reply: true, withdraw: true, askCallback: true },
    ...wanted,
  }
}

export function makeMessage(wanted: Partial<Message> & { id: string }): Message {
  return {
    at: '2026-11-17T09:30:00Z',
    kind: 'answer',
    from: 'enim',
    author: 'Service Cotisations des employeurs',
    text: 'Bien reçu.',
    files: [],
    pieces: [],
    unread: false,
    ...wanted,
  }
}

export function makeFile(wanted: Partial<RequestFile> & { id: string }): RequestFile {
  return {
    name: 'avis.pdf',
    bytes: 214 * 1024,
    sha256: 'a'.repeat(64),
    state: 'clean',
    sentBefore: null,
    ...wanted,
  }
}

export function makePiece(wanted: Partial<Piece> & { id: string }): Piece {
  return { label: 'Relevé bancaire', dueOn: '2026-12-03', sentAt: null, ...wanted }
}
