import { exportBrowsers } from '../../browsers/index.ts'
import { exportCalendarRenewal } from '../../deadlines/index.ts'
import type { Deps } from '../../deps.ts'
import { exportHelped } from '../../faq/index.ts'
import { exportAnswers } from '../../form-filling/index.ts'
import { exportEntries } from '../../journal/index.ts'
import { exportConsents } from '../../notifications/index.ts'
import { exportMessages } from '../../outbox/index.ts'
import { exportPayments, exportTitles } from '../../registry/index.ts'
import { exportSessions, type SignedIn } from '../../sessions/index.ts'
import { exportConsentsToNews } from '../../subscriptions/index.ts'
import { exportAccount, exportChanges } from '../export-store.ts'
import type { Facts, Section } from './facts.ts'
import { receivedFacts, storageFacts } from './given-facts.ts'
import { documentFacts, draftFacts, requestFacts } from './sent-facts.ts'
import { changeFacts, channelNames, kindNames, messageStates } from './words.ts'

type Owner = Pick<SignedIn, 'id' | 'siret'>

/** Everything that the portal holds on an account, but hashes: they tell nothing. */
export function sectionsOf(deps: Deps, owner: Owner): Section[] {
  const { id, siret } = owner
  return [
    { key: 'compte', title: 'Compte', records: () => accountFacts(deps, id) },
    { key: 'changements', title: 'Changements de coordonnées', records: () => changes(deps, id) },
    { key: 'consentements', title: 'Choix de notifications', records: () => consents(deps, id) },
    { key: 'actualite', title: 'Actualité par e-mail', records: () => news(deps, id) },
    { key: 'demandes', title: 'Demandes', records: () => requestFacts(deps, id) },
    { key: 'brouillons', title: 'Brouillons', records: () => draftFacts(deps, id) },
    { key: 'formulaires', title: 'Formulaires commencés', records: () => answers(deps, id) },
    { key: 'reponses-utiles', title: 'Réponses qui ont aidé', records: () => helped(deps, id) },
    { key: 'documents', title: 'Documents', records: () => documentFacts(deps, id) },
    { key: 'recus', title: 'Ce que j’ai reçu', records: () => receivedFacts(deps, id) },
    { key: 'volumes', title: 'Fichiers envoyés par jour', records: () => storageFacts(deps, id) },
    { key: 'titres', title: 'Titres de cotisation', records: () => titles(deps, siret) },
    { key: 'versements', title: 'Versements', records: () => payments(deps, siret) },
    { key: 'messages', title: 'E-mails et SMS envoyés', records: () => messages(deps, id) },
    { key: 'navigateurs', title: 'Navigateurs reconnus', records: () => browsers(deps, id) },
    { key: 'connexions', title: 'Connexions gardées', records: () => sessions(deps, id) },
    { key: 'journal', title: 'Journal de sécurité', records: () => journal(deps, owner) },
  ]
}

async function accountFacts(deps: Deps, accountId: string): Promise<Facts[]> {
  const account = await exportAccount(deps, accountId)
  return [
    {
      SIRET: account.siret,
      'Raison sociale': account.name,
      Titulaire: account.holder,
      'Adresse e-mail': account.email,
      'Téléphone mobile': account.mobile,
      'Adresse postale déclarée': account.address,
      'Adresse postale au registre de l’Enim': account.registeredAddress,
      'Service de l’Enim': account.service,
      'Créé le': account.createdAt,
      'Modifié le': account.updatedAt,
      'Dernière connexion': account.lastSeenAt,
      'Adresse de l’agenda renouvelée le': await exportCalendarRenewal(deps, accountId),
    },
  ]
}

async function changes(deps: Deps, accountId: string): Promise<Facts[]> {
  return (await exportChanges(deps, accountId)).map(changeFacts)
}

async function consents(deps: Deps, accountId: string): Promise<Facts[]> {
  return (await exportConsents(deps, accountId)).map(
    ({ kind, channel, accepted, version, at }) => ({
      Nature: kindNames[kind],
      Canal: channelNames[channel],
      Accepté: accepted,
      Date: at,
      'Version du texte': version,
    }),
  )
}

async function news(deps: Deps, accountId: string): Promise<Facts[]> {
  const consents = await exportConsentsToNews(deps, accountId)
  return consents.map((consent) => ({
    Domaines: consent.domains,
    Envoi: consent.frequency,
    Page: consent.page,
    'Version du texte': consent.wordsVersion,
    'Demandé le': consent.askedAt,
    'Confirmé le': consent.confirmedAt,
    'Terminé le': consent.endedAt,
  }))
}

async function answers(deps: Deps, accountId: string): Promise<Facts[]> {
  const forms = await exportAnswers(deps, accountId)
  return forms.map(({ slug, title, version, carriedFrom, savedAt, answers: given }) => ({
    Formulaire: title ?? slug,
    Version: version,
    'Réponses reprises de la version': carriedFrom,
    'Gardé le': savedAt,
    Réponses: Object.entries(given).map(([field, answer]) => ({ Champ: field, Réponse: answer })),
  }))
}

async function helped(deps: Deps, accountId: string): Promise<Facts[]> {
  const entries = await exportHelped(deps, accountId)
  return entries.map(({ slug, at }) => ({ 'Question fréquente': slug, Le: at }))
}

async function* titles(deps: Deps, siret: string): AsyncGenerator<Facts> {
  for await (const { number, period, issuedOn, amountCents } of exportTitles(deps, siret)) {
    yield { Numéro: number, Période: period, Date: issuedOn, 'Montant en euros': amountCents / 100 }
  }
}

async function* payments(deps: Deps, siret: string): AsyncGenerator<Facts> {
  for await (const payment of exportPayments(deps, siret)) {
    yield {
      Référence: payment.reference,
      Nature: payment.nature,
      Période: payment.period,
      'Montant en euros': payment.amountCents / 100,
      Date: payment.paidOn,
      État: payment.state,
    }
  }
}

async function* messages(deps: Deps, accountId: string): AsyncGenerator<Facts> {
  for await (const message of exportMessages(deps, accountId)) {
    yield {
      Canal: channelNames[message.channel],
      Destinataire: message.recipient,
      Objet: message.subject,
      État: messageStates[message.state],
      'Préparé le': message.createdAt,
      'Envoyé le': message.sentAt,
    }
  }
}

async function browsers(deps: Deps, accountId: string): Promise<Facts[]> {
  return (await exportBrowsers(deps, accountId)).map((browser) => ({
    Nom: browser.name,
    Réseau: browser.network,
    'Reconnu le': browser.enrolledAt,
    'Vu le': browser.lastSeenAt,
    'Reconnu jusqu’au': browser.expiresAt,
  }))
}

async function sessions(deps: Deps, accountId: string): Promise<Facts[]> {
  return (await exportSessions(deps, accountId)).map((session) => ({
    'Ouverte le': session.createdAt,
    'Dernière activité': session.renewedAt,
    'Valable jusqu’au': session.expiresAt,
  }))
}

async function* journal(deps: Deps, owner: Owner): AsyncGenerator<Facts> {
  for await (const entry of exportEntries(deps, owner)) {
    yield {
      Date: entry.at,
      Événement: entry.event,
      Auteur: entry.actor,
      Réseau: entry.network,
      Navigateur: entry.browser,
    }
  }
}
