import 'astro/client'
import type { AgentSession, Session } from 'content-types'

declare global {
  namespace App {
    interface Locals {
      /** Who is logged in: present on every page under /espace. */
      session?: Session
      /** Which person of Enim is logged in: present on every page of the desk. */
      agent?: AgentSession
      /** Why the page asked for cannot be shown. */
      refusal?: { title: string; status: number; retryAfter?: number | undefined }
    }
  }
}
