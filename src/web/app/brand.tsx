/** Docket's mark: a torn-off slip with a tick, as a clerk's docket. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M8 3h16a3 3 0 0 1 3 3v21.2a.9.9 0 0 1-1.45.7L22.5 25.5l-2.9 2.6a.9.9 0 0 1-1.2 0L16 26l-2.4 2.1a.9.9 0 0 1-1.2 0l-2.9-2.6-3.05 2.4A.9.9 0 0 1 5 27.2V6a3 3 0 0 1 3-3z"
        fill="#5a5fd7"
      />
      <path
        d="M10.5 14.2l3.9 3.9 7.1-7.6"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
