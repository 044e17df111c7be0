/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Who is logged in: present on every page under /espace. */
    session?: import('content-types').Session
    /** Why the page asked for cannot be shown. */
    refusal?: { title: string; status: number; retryAfter?: number | undefined }
  }
}
