import type { ButtonProps, MenuItemProps } from '@mantine/core';
import { Button, Menu } from '@mantine/core';
import type { LinkComponent } from '@tanstack/react-router';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

/** Buttons and menu items that lead somewhere: real anchors, with the router's checked addresses. */
type Anchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> };
type MenuAnchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof MenuItemProps> & { ref?: Ref<HTMLAnchorElement> };

function ButtonAnchor(props: Anchor & ButtonProps) {
  return <Button component="a" {...props} />;
}

function MenuItemAnchor(props: MenuAnchor & MenuItemProps) {
  return <Menu.Item component="a" {...props} />;
}

const RoutedButton = createLink(ButtonAnchor);
const RoutedMenuItem = createLink(MenuItemAnchor);

export const ButtonLink: LinkComponent<typeof ButtonAnchor> = (props) => <RoutedButton {...props} />;
export const MenuItemLink: LinkComponent<typeof MenuItemAnchor> = (props) => <RoutedMenuItem {...props} />;
