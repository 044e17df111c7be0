import { agentRoles, formatDateTime, type AgentRole } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Letter } from '../outbox/index.ts'
import type { Client } from '../platform/client.ts'

interface Named {
  name: string
}

interface When {
  client: Client
  at: Date
}

export function invitationLetter({
  name,
  role,
  link,
  expiresAt,
}: Named & { role: AgentRole; link: string; expiresAt: Date }): Letter {
  return {
    subject: 'Votre accès à l’espace agents de l’Enim',
    paragraphs: [
      `Bonjour ${name},`,
      `Un accès à l’espace agents du portail de l’Enim vous est ouvert, avec le rôle «\u00a0${agentRoles[role]}\u00a0».`,
      'Pour l’activer, choisissez votre mot de passe et enregistrez le portail dans une application d’authentification sur votre téléphone.',
      { link: { label: 'Activer mon accès', href: link } },
      `Ce lien sert une seule fois, jusqu’au ${formatDateTime(expiresAt)} (heure de Paris). Ne le transmettez à personne.`,
    ],
  }
}

export function blockedLetter({
  name,
  client,
  until,
}: Named & { client: Client; until: Date }): Letter {
  return {
    subject: 'Votre accès à l’espace agents a été bloqué',
    paragraphs: [
      `Bonjour ${name},`,
      'Cinq mots de passe erronés de suite ont été saisis pour votre accès à l’espace agents de l’Enim. ' +
        `Il est bloqué pendant une heure, jusqu’au ${formatDateTime(until)} (heure de Paris).`,
      { facts: [['Navigateur', client.browser]] },
      'Si vous n’êtes pas à l’origine de ces essais, prévenez un administrateur. Personne n’est entré\u00a0: votre mot de passe et votre application d’authentification restent nécessaires.',
    ],
  }
}

export function recoveryUsedLetter(deps: Deps, { name }: Named, when: When): Letter {
  return {
    subject: 'Un de vos codes de secours a servi',
    paragraphs: [
      `Bonjour ${name},`,
      'Un code de secours vient d’être utilisé à la place de votre application d’authentification, pour votre accès à l’espace agents de l’Enim.',
      factsOf(when),
      'Si c’est vous, vous n’avez rien à faire. Sinon, prévenez aussitôt un administrateur et changez votre mot de passe.',
      ownAccessLink(deps),
    ],
  }
}

export function passwordChangedLetter(deps: Deps, { name }: Named, when: When): Letter {
  return {
    subject: 'Votre mot de passe a été changé',
    paragraphs: [
      `Bonjour ${name},`,
      'Le mot de passe de votre accès à l’espace agents de l’Enim vient d’être changé. Vos autres sessions sont fermées.',
      factsOf(when),
      'Si ce n’est pas vous, prévenez aussitôt un administrateur.',
      ownAccessLink(deps),
    ],
  }
}

export function recoveryRenewedLetter(deps: Deps, { name }: Named, when: When): Letter {
  return {
    subject: 'Vos codes de secours ont été renouvelés',
    paragraphs: [
      `Bonjour ${name},`,
      'De nouveaux codes de secours ont été demandés pour votre accès à l’espace agents de l’Enim. Les anciens ne valent plus rien.',
      factsOf(when),
      'Si ce n’est pas vous, prévenez aussitôt un administrateur.',
      ownAccessLink(deps),
    ],
  }
}

function factsOf({ client, at }: When) {
  return {
    facts: [
      ['Navigateur', client.browser],
      ['Le', `${formatDateTime(at)} (heure de Paris)`],
    ] as const,
  }
}

function ownAccessLink({ settings }: Deps) {
  return { link: { label: 'Mon accès', href: `${settings.publicUrl}/agents/compte` } }
}
