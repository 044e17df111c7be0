import { join, resolve } from 'node:path'

/** Where the portal of the stories runs: beside a person's own, on ports of its own. */

const offset = Number(process.env.STORY_PORTS_OFFSET ?? 0)

const ports = {
  site: 14_321 + offset,
  api: 18_787 + offset,
  cms: 11_337 + offset,
  smtp: 12_525 + offset,
  mailbox: 18_025 + offset,
}

const clamdPort = 13_310 + offset

export const dataFolder = resolve(
  process.env.STORY_DATA_DIR ?? join(import.meta.dirname, '../../../var/e2e'),
)

export const addresses = {
  site: `http://localhost:${ports.site}`,
  cms: `http://localhost:${ports.cms}`,
  mailbox: `http://localhost:${ports.mailbox}`,
  clamdPort,
}

export const portalEnvironment = {
  SITE_PORT: String(ports.site),
  API_PORT: String(ports.api),
  CMS_PORT: String(ports.cms),
  MAILBOX_SMTP_PORT: String(ports.smtp),
  MAILBOX_PORT: String(ports.mailbox),
  CLAMD_URL: `tcp://127.0.0.1:${clamdPort}`,
  TRUSTED_PROXY: '127.0.0.1',
  LETTER_HOURS: '5-24',
  LETTER_DELAY: '0',
}
