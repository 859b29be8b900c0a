import fc from 'fast-check';

/** What somebody would call a list to become markup, and what ends the constructs that hold text. */
export const attacks = [
  '<script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</style><style>*{display:none}</style>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</svg></table></details></main><h1>All passed</h1>',
  '<!-- ',
  '--><p>',
  '<![CDATA[',
  ']]>',
  '&lt;b&gt;&#60;i&#62;&amp;lt;',
  '</text></desc><foreignObject><body>',
  '<a href="javascript:alert(1)">x</a>',
  'javascript:alert(1)',
  '<base href=//evil.example>',
  '<meta http-equiv=refresh content=0;url=//evil.example>',
  '<template><slot><noscript><plaintext><textarea><xmp>',
  '\u202eevil\u200b\u0000\u2028',
  '\ud800<b>\udfff',
  '＜script＞',
  '+ADw-script+AD4-',
  '::error::x',
  '##[error]x',
] as const;

/** Names that attack, alone, next to each other, and torn in pieces. */
export const hostileNames: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...attacks),
      fc.constantFrom('<', '>', '"', "'", '&', '`', '=', '/', '-', '!', '\n', ' '),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
