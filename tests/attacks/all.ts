import { enumeration } from './a01-enumeration.ts'
import { counterRace } from './a02-counter-race.ts'
import { lockOut } from './a03-lock-out.ts'
import { spraying } from './a05-spraying.ts'
import { links } from './a08-links.ts'
import { crossSite } from './a13-cross-site.ts'
import { foreignObjects } from './a14-foreign-objects.ts'
import { viruses } from './a18-viruses.ts'
import { hostileFiles } from './a19-hostile-files.ts'
import { storedScripts } from './a20-stored-scripts.ts'
import { fileNames } from './a21-file-names.ts'
import { bombs } from './a22-bombs.ts'
import { slowBodies } from './a23-slow-bodies.ts'
import { multipartBodies } from './a24-multipart.ts'
import { forgedHosts } from './a25-forged-hosts.ts'
import { hostileContents } from './a26-hostile-contents.ts'
import { openRedirects } from './a27-open-redirects.ts'
import { callsElsewhere } from './a28-calls-elsewhere.ts'
import { crawl } from './a29-crawl.ts'
import { formulas } from './a32-formulas.ts'
import { recipients } from './a33-recipients.ts'
import { mailFlood } from './a34-mail-flood.ts'
import { fuzz } from './a35-fuzz.ts'
import { smuggling } from './a36-smuggling.ts'
import { doublePosts } from './a37-double-posts.ts'
import { quotaRace } from './a38-quota.ts'
import { exhaustion } from './a39-exhaustion.ts'
import { forgedHints } from './a41-forged-hints.ts'
import type { Trial } from '../support/trial.ts'

export const attacks: readonly Trial[] = [
  enumeration,
  counterRace,
  lockOut,
  spraying,
  links,
  crossSite,
  foreignObjects,
  viruses,
  hostileFiles,
  storedScripts,
  fileNames,
  bombs,
  slowBodies,
  multipartBodies,
  forgedHosts,
  hostileContents,
  openRedirects,
  callsElsewhere,
  crawl,
  formulas,
  recipients,
  mailFlood,
  fuzz,
  smuggling,
  doublePosts,
  quotaRace,
  exhaustion,
  forgedHints,
]
