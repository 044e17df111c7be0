import { expect, test } from 'vitest'
import { detectFormat } from '../../../api/src/files/first-bytes.ts'

test.each([
  ['%PDF-1.7', 'pdf'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['PK\x03\x04', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'compound'],
  ['MZ\x90', 'program'],
  ['\x7fELF', 'program'],
  ['#!/bin/sh', 'program'],
  ['{\\rtf1', 'rtf'],
  ['GIF89a', 'image'],
  ['BM....', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['RIFF....WEBP', 'image'],
  ['\0\0\0\x18ftypheic', 'image'],
  ['\xef\xbb\xbf <!DOCTYPE html>', 'page'],
  ['<?xml version="1.0"?>', 'page'],
  ['<svg>', 'page'],
  ['plain text', 'unknown'],
  ['', 'unknown'],
])('%j begins a file of format %s', (start, format) => {
  expect(detectFormat(Buffer.from(start, 'latin1'))).toBe(format)
})
