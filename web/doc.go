// Package web makes the site and serves it. Imports go one way: content ← app ← web ← main.
//
//	command/    the command line, one file a command
//	site/       the whole site in memory: pages, manifest, structured data, compression; the
//	            folder on disk; in sitetest/ what tests of it share
//	wasm/       compiles the program for the browser, and trims go-app and the standard
//	            library for it; strip/ takes out of it what only stack traces use
//	server/     serves a site
//	headers/    the header fields of each kind of file
//	hosts/      the files that tell other hosts what to send
//	assets/     the scripts, styles and pictures that are shipped, and how they are bundled
//	cache/      the folder of the user for what is expensive to make again
//	tools/      draw makes the pictures
//	browser/    tests that need a real browser, one folder a subject
//
// # The ways through it
//
// A library becomes pages: command reads the flags, site.Build has load read the library
// and wasm compile the program, renders each view of address.Views with app, bundles the
// assets, and compresses all; server sends what site has, or site.Write writes it.
//
// An option of the widget becomes what a frame shows: content/widget has its row; the form
// and the snippet in app, the loader, the element and the doctor in assets/js/embed and
// assets/js/doctor get it from there as constants. embed/loader.js reads the tag and makes
// the element, embed/widget.js reads the attributes and sends what the frame has to know
// as the message configure, and frame/look.js applies it.
package web
