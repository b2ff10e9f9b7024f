import type { ReactNode } from 'react';

/** Line drawings of 24 × 24. They always stand beside a word, so they are hidden from screen readers. */
const drawings = {
  headset: (
    <path d="M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v5H5a1 1 0 0 1-1-1v-4Zm16 0h-3v5h2a1 1 0 0 0 1-1v-4Zm-1 5c0 1.5-2 2.5-5 2.5" />
  ),
  board: <path d="M4 5h16v14H4zM4 10h16M9 10v9" />,
  orders: <path d="M8 4h8v3H8zM8 5.5H5V21h14V5.5h-3M9 12h6M9 16h4" />,
  phone: (
    <path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1Z" />
  ),
  chart: <path d="M4 20h16M7 16v-5M12 16V6M17 16v-8" />,
  search: <path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 20 20" />,
  person: <path d="M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20a7.5 7.5 0 0 1 15 0" />,
  seal: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2" />,
  live: (
    <path d="M12 11a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM8 8.5a5.5 5.5 0 0 0 0 7.5M16 8.5a5.5 5.5 0 0 1 0 7.5M5 6a9 9 0 0 0 0 12.5M19 6a9 9 0 0 1 0 12.5" />
  ),
  lost: (
    <path d="M4 4l16 16M8 8.5a5.5 5.5 0 0 0 0 7.5M5 6a9 9 0 0 0 0 12.5M16 8.5a5.5 5.5 0 0 1 1 6M19 6a9 9 0 0 1 1.5 10" />
  ),
  clock: <path d="M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 8v4.5l3 2" />,
  soon: <path d="M7 4h10M7 20h10M8 4c0 4 3 5 4 8 1-3 4-4 4-8M8 20c0-4 3-5 4-8 1 3 4 4 4 8" />,
  alarm: <path d="M12 4 2.5 20h19L12 4ZM12 10v5M12 17.5v.5" />,
  check: <path d="m5 12.5 4.5 4.5L19 7" />,
  recorded: <path d="M5 20h14M7 16l1-4 8-8 3 3-8 8-4 1Z" />,
  sent: <path d="m4 12 16-7-6 15-3-6-7-2ZM11 14l9-9" />,
  inHand: <path d="M4 13h4l1.5 3h5L16 13h4M4 13l3-8h10l3 8v6H4v-6Z" />,
  reported: <path d="M8 4h8v3H8zM8 5.5H5V21h14V5.5h-3M9 14l2 2 4-4.5" />,
  released: <path d="M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM8.5 12.5l2.5 2.5 4.5-5" />,
  withdrawn: <path d="M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM8 12h8" />,
  unrouted: (
    <path d="M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM9.8 10a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.7M12 16.3v.4" />
  ),
  mail: <path d="M4 6h16v12H4zM4 7l8 6 8-6" />,
  undelivered: <path d="M4 6h16v12H4zM4 7l8 6 8-6M3 20 21 4" />,
  urgent: <path d="M13 3 5 14h6l-1 7 8-11h-6l1-7Z" />,
  pin: (
    <path d="M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21ZM12 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z" />
  ),
  photo: <path d="M4 6h16v13H4zM4 16l4.5-4.5 4 4L16 12l4 4M15.5 9.5h.1" />,
  note: <path d="M5 4h14v11l-5 5H5V4ZM14 20v-5h5M8.5 9h7M8.5 12.5h4" />,
  speak: <path d="M4 10v4h3l5 4V6l-5 4H4ZM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />,
  back: <path d="M10 6 4 12l6 6M4 12h16" />,
  left: <path d="m14 6-6 6 6 6" />,
  right: <path d="m10 6 6 6-6 6" />,
  down: <path d="m6 9 6 6 6-6" />,
  calendar: <path d="M4 6h16v14H4zM4 10h16M8.5 3.5V8M15.5 3.5V8" />,
  kept: <path d="M4 4h16v5H4zM5.5 9v11h13V9M10 13h4" />,
  download: <path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16" />,
  plus: <path d="M12 5v14M5 12h14" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  key: <path d="M8 10a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM11 11.5 20 4M16 7.5l3 3" />,
  open: <path d="M4 12h16M14 6l6 6-6 6" />,
  info: <path d="M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 11v5M12 7.8v.4" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
