import { fileStates, requestStates, type DraftKind } from 'content-types'
import type { Deps } from '../../deps.ts'
import { exportDocuments } from '../../documents/index.ts'
import { exportDrafts, exportRequests, type ExportedFile } from '../../requests/index.ts'
import { exportThread } from '../../threads/index.ts'
import { documentPath, draftFilePath, requestFilePath } from './archived-files.ts'
import type { Facts } from './facts.ts'
import { threadFacts } from './thread-facts.ts'

const formNames: Record<DraftKind, string> = {
  document: 'Envoi de documents',
  question: 'Question',
  reply: 'Message dans une demande',
}

/** The requests of an account with their files and all that came after. */
export async function* requestFacts(deps: Deps, accountId: string): AsyncGenerator<Facts> {
  for await (const request of exportRequests(deps, accountId)) {
    yield {
      Référence: request.reference,
      Nature: formNames[request.kind],
      Thème: request.theme,
      Service: request.service,
      Objet: request.object,
      Texte: request.text,
      État: requestStates[request.state],
      'Envoyée le': request.sentAt,
      Employeur: request.employer,
      'Envoyée par': request.holder,
      'Accusé envoyé à': request.email,
      Fichiers: request.files.map((file) => fileFacts(file, requestFilePath(request, file))),
      ...threadFacts(request.reference, await exportThread(deps, request.id)),
    }
  }
}

/** What refused or unfinished forms hold. */
export async function* draftFacts(deps: Deps, accountId: string): AsyncGenerator<Facts> {
  for await (const draft of exportDrafts(deps, accountId)) {
    yield {
      Nature: formNames[draft.kind],
      ...(draft.reference !== null && { Demande: draft.reference }),
      Thème: draft.theme,
      Objet: draft.object,
      Texte: draft.text,
      'Gardé le': draft.savedAt,
      Fichiers: draft.files.map((file) => fileFacts(file, draftFilePath(file))),
    }
  }
}

/** The personal documents of an account. */
export async function* documentFacts(deps: Deps, accountId: string): AsyncGenerator<Facts> {
  for await (const document of exportDocuments(deps, accountId)) {
    yield {
      Nature: document.kind,
      Thème: document.theme,
      Description: document.description,
      'Mis en ligne le': document.publishedAt,
      Fichiers: [
        {
          Nom: document.fileName,
          Octets: document.bytes,
          'SHA-256': document.sha256,
          'Dans l’archive': document.absence ?? { path: documentPath(document) },
        },
      ],
    }
  }
}

function fileFacts(file: ExportedFile, path: string): Facts {
  return {
    Nom: file.name,
    Octets: file.bytes,
    'SHA-256': file.sha256,
    État: fileStates[file.state],
    'Reçu le': file.receivedAt,
    'Dans l’archive': file.state === 'infected' ? null : { path },
  }
}
