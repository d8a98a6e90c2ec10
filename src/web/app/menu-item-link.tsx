import type { MenuItemProps } from '@mantine/core';
import { Menu } from '@mantine/core';
import type { LinkComponent } from '@tanstack/react-router';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Anchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof MenuItemProps> & { ref?: Ref<HTMLAnchorElement> };

function MenuItemAnchor(props: Anchor & MenuItemProps) {
  return <Menu.Item component="a" {...props} />;
}

const RoutedMenuItem = createLink(MenuItemAnchor);

/** A menu's item that leads somewhere, as {@link ButtonLink}. Apart from it, since menus come later than the first page. */
export const MenuItemLink: LinkComponent<typeof MenuItemAnchor> = (props) => <RoutedMenuItem {...props} />;
