import type { ComponentChildren } from 'preact';

export interface SectionProps {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly tall?: boolean;
  readonly children: ComponentChildren;
}

export function Section({ title, aside, tall, children }: SectionProps) {
  return (
    <section class={tall ? 'section tall' : 'section'}>
      <div class="head">
        <h3>{title}</h3>
        <span class="space" />
        {aside}
      </div>
      {children}
    </section>
  );
}
