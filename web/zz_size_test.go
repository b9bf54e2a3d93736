package web
import ("testing";"bytes";"compress/gzip";"os")
func TestZZ(t *testing.T){
 c := map[string]string{"NAMES": `{"zh-Hans":"天猫实名认证问答"}`, "TO_HOST": messages(toHost), "TO_FRAME": messages(toFrame)}
 for _, n := range []string{"embed.js","embed/widget.js"} {
 d, err := script(n, c); if err!=nil {t.Fatal(err)}
 var b bytes.Buffer; w,_ := gzip.NewWriterLevel(&b,9); w.Write(d); w.Close()
 t.Log(n, len(d), b.Len()); os.WriteFile("/tmp/"+n[len(n)-8:], d, 0o644)
 }
}
