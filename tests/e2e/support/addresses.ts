/** Where the portal of the stories runs: beside a person's own, on ports of its own. */

const ports = { site: 14_321, api: 18_787, cms: 11_337, smtp: 12_525, mailbox: 18_025 }

const clamdPort = 13_310

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
}
