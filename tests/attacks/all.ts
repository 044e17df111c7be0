import { enumeration } from './a01-enumeration.ts'
import { counterRace } from './a02-counter-race.ts'
import { lockOut } from './a03-lock-out.ts'
import { spraying } from './a05-spraying.ts'
import { links } from './a08-links.ts'
import { crossSite } from './a13-cross-site.ts'
import { forgedHosts } from './a25-forged-hosts.ts'
import { recipients } from './a33-recipients.ts'
import { mailFlood } from './a34-mail-flood.ts'
import { exhaustion } from './a39-exhaustion.ts'
import type { Trial } from '../support/trial.ts'

export const attacks: readonly Trial[] = [
  enumeration,
  counterRace,
  lockOut,
  spraying,
  links,
  crossSite,
  forgedHosts,
  recipients,
  mailFlood,
  exhaustion,
]
