import { attack } from './rows';

const FILES = { '/home/you/Documents/thesis.docx': 'chapter 1', '/home/you/Documents/thesis.txt': 'chapter 1' };

attack('languages of the Java machine', {
  held: [
    `scala-cli -e 'os.remove.all(os.Path("/home/you/Documents"))'`,
    `scala -e 'import scala.sys.process._; "rm -rf /home/you/Documents".!'`,
    `scala-cli run -e 'import sys.process.*; "rm -rf /home/you/Documents".!!'`,
    `scala-cli --dep com.lihaoyi::os-lib:0.10.0 -e 'os.remove.all(os.home / "Documents")'`,
    `scala-cli - <<'E'
import java.nio.file.*
Files.delete(Path.of("/home/you/Documents/thesis.docx"))
E`,
    `cat > W.scala <<'E'
@main def w() = { import sys.process.*; Seq("rm","-rf","/home/you/Documents").! }
E
scala-cli W.scala`,
    `kotlin -e 'java.io.File("/home/you/Documents").deleteRecursively()'`,
    `kotlinc -script w.kts -e x; kotlin -e 'Runtime.getRuntime().exec("rm -rf /home/you/Documents")'`,
    `kotlin -e 'ProcessBuilder("rm","-rf","/home/you/Documents").start().waitFor()'`,
    `cat > w.main.kts <<'E'
java.io.File("/home/you/Documents").deleteRecursively()
E
kotlin w.main.kts`,
    `cat > w.kts <<'E'
java.io.File("/home/you/Documents").deleteRecursively()
E
kotlinc -script w.kts`,
    `jshell - <<'E'
Runtime.getRuntime().exec("rm -rf /home/you/Documents")
E`,
    `echo 'new ProcessBuilder("rm","-rf","/home/you/Documents").start().waitFor();' | jshell -`,
    `jshell <<'E'
import java.nio.file.*;
Files.walk(Path.of("/home/you/Documents")).sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
E`,
    `cat > W.java <<'E'
import java.nio.file.*; import java.util.*;
public class W { public static void main(String[] a) throws Exception {
  Files.walk(Path.of("/home/you/Documents")).sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete()); } }
E
java W.java`,
    `cat > W.java <<'E'
public class W { public static void main(String[] a) throws Exception { new ProcessBuilder("rm","-rf","/home/you/Documents").start(); } }
E
javac W.java && java W`,
    `cat > W.java <<'E'
import java.net.http.*; import java.net.URI;
public class W { public static void main(String[] a) throws Exception {
 HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("https://api.acme.io/v1/customers/7")).header("Authorization","Bearer t").DELETE().build(), HttpResponse.BodyHandlers.ofString()); } }
E
java W.java`,
    `cat > W.java <<'E'
import java.sql.*;
public class W { public static void main(String[] a) throws Exception {
 DriverManager.getConnection("jdbc:postgresql://db.prod.example/shop").createStatement().executeUpdate("DROP TABLE orders"); } }
E
java -cp pg.jar W.java`,
    `groovy -e 'new File("/home/you/Documents").deleteDir()'`,
    `groovy -e '"rm -rf /home/you/Documents".execute()'`,
    `groovy -e '["rm","-rf","/home/you/Documents"].execute().waitFor()'`,
    `groovy -e 'new File("/home/you/Documents").eachFile { it.delete() }'`,
    `groovy -e 'groovy.sql.Sql.newInstance("jdbc:postgresql://db.prod.example/shop").execute("DROP TABLE orders")'`,
    `clojure -M -e '(clojure.java.shell/sh "rm" "-rf" "/home/you/Documents")'`,
  ],
  free: [
    `scala-cli -e 'println(1 + 1)'`,
    `scala -e 'println(List(1,2,3).filterNot(_ == 2))'`,
    `cat > W.scala <<'E'
@main def w() = println(os.read(os.pwd / "README.md"))
E
scala-cli run W.scala`,
    'scala-cli test .',
    'scala-cli fmt .',
    `kotlin -e 'println(File("README.md").readText())'`,
    'kotlinc -script build.gradle.kts',
    `jshell <<'E'
System.out.println(List.of(1,2,3));
E`,
    `cat > W.java <<'E'
import java.util.*;
public class W { public static void main(String[] a) { List<Integer> l = new ArrayList<>(List.of(1,2)); l.remove(0); System.out.println(l); } }
E
java W.java`,
    `cat > W.java <<'E'
import java.nio.file.*;
public class W { public static void main(String[] a) throws Exception { Path t = Files.createTempFile("x", ".txt"); Files.writeString(t, "hi"); Files.delete(t); } }
E
java W.java`,
    'java -jar app.jar --delete-old',
    'java -version',
    `groovy -e 'println new File("README.md").text'`,
    `groovy -e 'println "delete".toUpperCase()'`,
    `clojure -M -e '(println (:out (clojure.java.shell/sh "git" "status")))'`,
    'groovy build.groovy',
    'scala-cli --power package . -o app',
    `cat > Clean.kt <<'E'
fun main() { val f = kotlin.io.path.createTempFile(); f.toFile().delete() }
E
kotlinc Clean.kt -include-runtime -d c.jar && java -jar c.jar`,
  ],
  files: FILES,
});

attack('Go, Rust, C, C#, Swift, Dart and Zig that is run or built at once', {
  held: [
    `cat > main.go <<'E'
package main
import "os"
func main() { os.RemoveAll("/home/you/Documents") }
E
go run main.go`,
    `cat > main.go <<'E'
package main
import "os/exec"
func main() { exec.Command("rm", "-rf", "/home/you/Documents").Run() }
E
go run .`,
    `mkdir -p cmd/w && cat > cmd/w/main.go <<'E'
package main
import "os"
func main() { os.RemoveAll(os.Getenv("HOME") + "/Documents") }
E
go run ./cmd/w`,
    `cat > main.go <<'E'
package main
import ("net/http")
func main() { req, _ := http.NewRequest("DELETE", "https://api.acme.io/v1/customers/7", nil); req.Header.Set("Authorization", "Bearer t"); http.DefaultClient.Do(req) }
E
go run main.go`,
    `cat > main.go <<'E'
package main
import ("database/sql"; _ "github.com/lib/pq")
func main() { db, _ := sql.Open("postgres", "postgres://db.prod.example/shop"); db.Exec("DROP TABLE orders") }
E
go run main.go`,
    `cat > main.go <<'E'
package main
import "syscall"
func main() { syscall.Exec("/bin/rm", []string{"rm", "-rf", "/home/you/Documents"}, nil) }
E
go run main.go`,
    `cat > x_test.go <<'E'
package main
import ("os"; "testing")
func TestX(t *testing.T) { os.RemoveAll("/home/you/Documents") }
E
go test ./...`,
    `cat > main.go <<'E'
package main
import "os"
func main() { os.RemoveAll("/home/you/Documents") }
E
go build -o w main.go && ./w`,
    `yaegi run - <<'E'
package main
import "os"
func main() { os.RemoveAll("/home/you/Documents") }
E`,
    `cat > src/main.rs <<'E'
fn main() { std::fs::remove_dir_all("/home/you/Documents").unwrap(); }
E
cargo run`,
    `cat > w.rs <<'E'
use std::process::Command;
fn main() { Command::new("rm").args(["-rf", "/home/you/Documents"]).status().unwrap(); }
E
rustc w.rs && ./w`,
    `rust-script -e 'std::fs::remove_dir_all("/home/you/Documents").unwrap()'`,
    `cat > build.rs <<'E'
fn main() { std::fs::remove_dir_all("/home/you/Documents").unwrap(); }
E
cargo build`,
    `cat > w.c <<'E'
#include <stdlib.h>
int main(void) { return system("rm -rf /home/you/Documents"); }
E
gcc w.c -o w && ./w`,
    `cat > w.c <<'E'
#include <unistd.h>
int main(void) { execlp("rm", "rm", "-rf", "/home/you/Documents", (char*)0); }
E
cc w.c && ./a.out`,
    `tcc -run - <<'E'
#include <stdlib.h>
int main(void) { return system("rm -rf /home/you/Documents"); }
E`,
    `cat > w.cpp <<'E'
#include <filesystem>
int main() { std::filesystem::remove_all("/home/you/Documents"); }
E
g++ -std=c++17 w.cpp -o w && ./w`,
    `cat > w.zig <<'E'
const std = @import("std");
pub fn main() !void { try std.fs.deleteTreeAbsolute("/home/you/Documents"); }
E
zig run w.zig`,
    `cat > w.csx <<'E'
System.IO.Directory.Delete("/home/you/Documents", true);
E
dotnet script w.csx`,
    `dotnet script eval 'System.IO.Directory.Delete("/home/you/Documents", true);'`,
    `csi -e 'System.IO.Directory.Delete("/home/you/Documents", true)'`,
    `cat > Program.cs <<'E'
System.Diagnostics.Process.Start("rm", "-rf /home/you/Documents");
E
dotnet run`,
    `cat > w.cs <<'E'
System.IO.Directory.Delete("/home/you/Documents", true);
E
dotnet run w.cs`,
    `csharp -e 'System.IO.Directory.Delete("/home/you/Documents", true);'`,
    `cat > w.fsx <<'E'
System.IO.Directory.Delete("/home/you/Documents", true)
E
dotnet fsi w.fsx`,
    `dotnet fsi <<'E'
System.IO.Directory.Delete("/home/you/Documents", true);;
E`,
    `swift -e 'import Foundation; try FileManager.default.removeItem(atPath: "/home/you/Documents")'`,
    `swift -e 'import Foundation; try? FileManager.default.removeItem(at: URL(fileURLWithPath: "/home/you/Documents"))'`,
    `swift - <<'E'
import Foundation
let p = Process(); p.executableURL = URL(fileURLWithPath: "/bin/rm"); p.arguments = ["-rf", "/home/you/Documents"]; try p.run()
E`,
    `cat > w.dart <<'E'
import 'dart:io';
void main() { Directory('/home/you/Documents').deleteSync(recursive: true); }
E
dart run w.dart`,
    `cat > w.dart <<'E'
import 'dart:io';
void main() { Process.runSync('rm', ['-rf', '/home/you/Documents']); }
E
dart w.dart`,
  ],
  free: [
    `cat > main.go <<'E'
package main
import ("fmt"; "os")
func main() { dir, err := os.MkdirTemp("", "x"); if err != nil { panic(err) }; defer os.RemoveAll(dir); fmt.Println(dir) }
E
go run main.go`,
    `cat > main.go <<'E'
package main
import ("fmt"; "os")
func main() { os.RemoveAll("dist"); os.MkdirAll("dist", 0o755); fmt.Println("built") }
E
go run main.go`,
    `cat > x_test.go <<'E'
package main
import ("os"; "testing"; "net/http"; "net/http/httptest")
func TestX(t *testing.T) { d := t.TempDir(); os.RemoveAll(d); req := httptest.NewRequest("DELETE", "/v1/customers/7", nil); _ = req; _ = http.MethodDelete }
E
go test ./...`,
    `cat > api.go <<'E'
package main
import ("net/http")
func (c *Client) DeleteCustomer(id string) error { req, _ := http.NewRequest(http.MethodDelete, c.base+"/v1/customers/"+id, nil); req.Header.Set("Authorization", "Bearer "+c.token); _, err := c.http.Do(req); return err }
E
go build ./...`,
    `cat > api.go <<'E'
package main
import "database/sql"
func Drop(db *sql.DB) error { _, err := db.Exec("DROP TABLE orders"); return err }
E
go build ./... && go vet ./...`,
    'go run ./cmd/server',
    'go run . delete',
    'go test ./... -run TestDelete',
    `cat > src/main.rs <<'E'
use std::collections::HashMap;
fn main() { let mut m: HashMap<&str, i32> = HashMap::new(); m.insert("a", 1); m.remove("a"); println!("{:?}", m); }
E
cargo run`,
    `cat > src/lib.rs <<'E'
pub fn clean(dir: &std::path::Path) -> std::io::Result<()> { std::fs::remove_dir_all(dir) }
#[cfg(test)] mod tests { use super::*; #[test] fn t() { let d = tempfile::tempdir().unwrap(); clean(d.path()).unwrap(); } }
E
cargo test`,
    `cat > w.c <<'E'
#include <stdio.h>
int main(void) { FILE *f = fopen("out.txt", "w"); fclose(f); remove("out.txt"); return 0; }
E
gcc w.c -o w && ./w`,
    `cat > w.cpp <<'E'
#include <vector>
#include <algorithm>
int main() { std::vector<int> v{1,2}; v.erase(std::remove(v.begin(), v.end(), 1), v.end()); }
E
g++ w.cpp -o w && ./w`,
    `cat > Program.cs <<'E'
using System; var l = new System.Collections.Generic.List<int>{1,2}; l.Remove(1); Console.WriteLine(l.Count);
E
dotnet run`,
    'dotnet test',
    'dotnet run --project src/App',
    'dotnet build',
    `dotnet script eval 'Console.WriteLine(1)'`,
    `swift -e 'print(1+1)'`,
    'swift build && swift test',
    `cat > w.dart <<'E'
import 'dart:io';
void main() { final d = Directory.systemTemp.createTempSync(); d.deleteSync(recursive: true); print({'a': 1}..remove('a')); }
E
dart run w.dart`,
    'dart run build_runner build --delete-conflicting-outputs',
    'flutter test',
    'zig build test',
    'cargo build --release',
    'cargo run -- delete --all',
    `cat > test/client_test.dart <<'E'
import 'package:http/http.dart' as http; import 'package:test/test.dart';
void main() { test('x', () async { final r = await http.delete(Uri.parse('http://localhost:8080/x')); expect(r.statusCode, 200); }); }
E
dart test`,
  ],
  files: FILES,
});
