package site

import (
	"fmt"

	"shiming/app"
	"shiming/content/address"
	"shiming/web/assets"
	"shiming/web/headers"
)

// colors are what the browser paints around the page and before it, in one scheme.
type colors struct {
	Theme      string `json:"theme_color"`
	Background string `json:"background_color"`
}

// The window's frame has the colour of the paper, so that it shows no seam.
var (
	light = colors{Theme: assets.Light["paper"], Background: assets.Light["paper"]}
	dark  = colors{Theme: assets.Dark["paper"], Background: assets.Dark["paper"]}
)

// manifest is a web app manifest: what a browser needs to install the product.
type manifest struct {
	// ID is the product's identity and stays for ever: a browser that finds another
	// one takes it for another product, and the installed one gets no updates. It is
	// the address of the home page: two sites of one origin are two products, and so are
	// two languages, or the icon would change its name with the page that was last read.
	ID       string `json:"id"`
	StartURL string `json:"start_url"`
	Scope    string `json:"scope"`

	Lang        string   `json:"lang"`
	Dir         string   `json:"dir"`
	Name        string   `json:"name"`
	ShortName   string   `json:"short_name"`
	Description string   `json:"description"`
	Categories  []string `json:"categories"`

	// Display is for browsers that do not know DisplayOverride, which says the same
	// and what comes next: a window that has only Back and Reload, before a tab.
	Display         string   `json:"display"`
	DisplayOverride []string `json:"display_override"`

	colors

	// ColorSchemeDark is the standard's way to say dark colours, UserPreferences an
	// older proposal for the same.
	ColorSchemeDark colors                       `json:"color_scheme_dark"`
	UserPreferences map[string]map[string]colors `json:"user_preferences"`

	Icons       []imageResource `json:"icons"`
	Screenshots []imageResource `json:"screenshots,omitempty"`
	Shortcuts   []shortcut      `json:"shortcuts,omitempty"`

	LaunchHandler map[string][]string `json:"launch_handler"`
	HandleLinks   string              `json:"handle_links"`
}

type imageResource struct {
	Src        string `json:"src"`
	Sizes      string `json:"sizes"`
	Type       string `json:"type"`
	Purpose    string `json:"purpose,omitempty"`
	FormFactor string `json:"form_factor,omitempty"`
	Label      string `json:"label,omitempty"`
}

type shortcut struct {
	Name        string          `json:"name"`
	Description string          `json:"description"`
	URL         string          `json:"url"`
	Icons       []imageResource `json:"icons"`
}

// newManifest returns the manifest of a site. files are the addresses of the
// pictures, by their names in the folder files.
func newManifest(s *app.Site, files map[string]string) manifest {
	ui := &s.Library.Interface
	picture := func(name, sizes string) imageResource {
		return imageResource{Src: s.Base + files[name], Sizes: sizes, Type: headers.MediaType(name)}
	}
	m := manifest{
		ID: s.Link(""), StartURL: s.Link(""), Scope: s.Base,
		Lang: s.Library.Lang, Dir: "ltr",
		Name: ui.FullName, ShortName: ui.Name, Description: ui.Site.Description,
		Categories:      []string{"shopping", "utilities"},
		Display:         "standalone",
		DisplayOverride: []string{"standalone", "minimal-ui"},
		colors:          light, ColorSchemeDark: dark,
		UserPreferences: map[string]map[string]colors{"color_scheme": {"dark": dark}},
		// A link or shortcut goes to the window that is open, so that nobody ends up
		// with one window for each question.
		LaunchHandler: map[string][]string{"client_mode": {"navigate-existing", "auto"}},
		HandleLinks:   "preferred",
	}
	// Never both purposes in one picture: a mark that is small enough for a mask looks
	// lost where there is none.
	for _, i := range []struct{ purpose, name string }{{"any", "icon"}, {"maskable", "icon-maskable"}} {
		for _, icon := range []imageResource{picture(i.name+".svg", "any"), picture(i.name+"-192.png", "192x192"), picture(i.name+"-512.png", "512x512")} {
			icon.Purpose = i.purpose
			m.Icons = append(m.Icons, icon)
		}
	}
	for _, shot := range Screenshots {
		v, found := address.Open(s.Library, shot.Path)
		if files[shot.File()] == "" || !found {
			continue
		}
		width, height := shot.Pixels()
		i := picture(shot.File(), fmt.Sprintf("%dx%d", width, height))
		i.FormFactor, i.Label = shot.Form, s.Heading(v)
		m.Screenshots = append(m.Screenshots, i)
	}
	for _, path := range ui.Shortcuts {
		v, _ := address.Open(s.Library, string(path)) // the lint has found it
		name := "shortcut-answer"
		if v.Kind == address.CheckView {
			name = "shortcut-check"
		}
		m.Shortcuts = append(m.Shortcuts, shortcut{
			Name: s.Heading(v), Description: s.Description(v), URL: s.Link(v.Path),
			Icons: []imageResource{picture(name+"-96.png", "96x96"), picture(name+"-192.png", "192x192")},
		})
	}
	return m
}

// Screenshot is a picture of a page of the built-in content, which a browser shows
// where it offers to install the product. The command in the folder draw makes it.
type Screenshot struct {
	Name string

	// Path is the path of the page below the base.
	Path string

	// Form is narrow or wide, as the manifest has it.
	Form string

	// Width and Height are the size of the window in CSS pixels, each of which is
	// Scale pixels of the picture wide.
	Width, Height, Scale int
}

// Screenshots are in the order in which they are shown. Those of one form have one
// size, without which browsers show the first one only.
var Screenshots = []Screenshot{
	{"home", "", "narrow", 360, 720, 3},
	{"verdict", "check/state=none/role=shopper/shop=global/stage=waiting/", "narrow", 360, 720, 3},
	{"home-wide", "", "wide", 1280, 800, 1},
	{"verdict-wide", "check/state=none/role=shopper/shop=global/stage=waiting/", "wide", 1280, 800, 1},
}

// File returns the name of the picture in the folder files.
func (s Screenshot) File() string { return "screenshots/" + s.Name + ".png" }

// Pixels returns the size of the picture.
func (s Screenshot) Pixels() (width, height int) { return s.Width * s.Scale, s.Height * s.Scale }
