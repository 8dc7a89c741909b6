import type { ComponentChildren } from 'preact';

export interface SectionProps {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Section({ title, aside, children }: SectionProps) {
  return (
    <section class="section">
      <div class="head">
        <h3>{title}</h3>
        <span class="space" />
        {aside}
      </div>
      {children}
    </section>
  );
}
