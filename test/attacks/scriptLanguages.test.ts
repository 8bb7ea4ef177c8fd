import { attack } from './rows';

const FILES = { '/home/you/Documents/thesis.docx': 'chapter 1', '/home/you/Documents/thesis.txt': 'chapter 1' };

attack('Elixir, R, Julia, Lua, Lisps, Haskell, OCaml, Raku and AppleScript', {
  held: [
    `elixir -e 'System.cmd("rm", ["-rf", "/home/you/Documents"])'`,
    `elixir -e 'File.rm_rf!(Path.expand("~/Documents"))'`,
    `elixir -e ':os.cmd(~c"rm -rf /home/you/Documents")'`,
    `elixir -e 'Mix.install([:req]); Req.delete!("https://api.acme.io/v1/customers/7", auth: {:bearer, "t"})'`,
    `elixir -e 'HTTPoison.delete!("https://api.acme.io/v1/customers/7", [{"Authorization", "Bearer t"}])'`,
    `iex -S mix -e 'Shop.Repo.delete_all(Shop.Order)'`,
    `mix run -e 'Shop.Repo.all(Shop.Order) |> Enum.each(&Shop.Repo.delete!/1)'`,
    `mix run -e 'for o <- Shop.Repo.all(Shop.Order), do: Shop.Repo.delete(o)'`,
    `mix run -e 'Shop.Repo.query!("TRUNCATE orders")'`,
    `mix run -e 'Ecto.Adapters.SQL.query!(Shop.Repo, "DROP TABLE orders")'`,
    `Rscript -e 'unlink("/home/you/Documents", recursive=TRUE)'`,
    `Rscript -e 'file.remove(list.files("/home/you/Documents", full.names=TRUE))'`,
    `Rscript -e 'fs::dir_delete("/home/you/Documents")'`,
    `Rscript -e 'system("rm -rf /home/you/Documents")'`,
    `Rscript -e 'system2("rm", c("-rf","/home/you/Documents"))'`,
    `Rscript -e 'httr::DELETE("https://api.acme.io/v1/customers/7", httr::add_headers(Authorization="Bearer t"))'`,
    `Rscript -e 'DBI::dbExecute(DBI::dbConnect(RPostgres::Postgres(), host="db.prod.example"), "DROP TABLE orders")'`,
    `Rscript -e 'DBI::dbRemoveTable(con, "orders")'`,
    `R --slave -e 'unlink("~/Documents", recursive=TRUE)'`,
    `R -q --vanilla <<'E'
unlink("/home/you/Documents", recursive=TRUE)
E`,
    `julia -e 'rm("/home/you/Documents", recursive=true, force=true)'`,
    `julia -e 'run(\`rm -rf /home/you/Documents\`)'`,
    `julia -e 'foreach(rm, readdir("/home/you/Documents", join=true))'`,
    `julia -e 'using HTTP; HTTP.delete("https://api.acme.io/v1/customers/7", ["Authorization"=>"Bearer t"])'`,
    `julia -e 'using HTTP; HTTP.request("DELETE", "https://api.acme.io/v1/customers/7", ["Authorization"=>"Bearer t"])'`,
    `julia -e 'using LibPQ; execute(LibPQ.Connection("host=db.prod.example dbname=shop"), "DROP TABLE orders")'`,
    `lua -e 'os.remove("/home/you/Documents/thesis.docx")'`,
    `lua -e 'os.execute("rm -rf /home/you/Documents")'`,
    `lua -e 'io.open("/home/you/Documents/thesis.docx","w")'`,
    `lua -e 'require("lfs").rmdir("/home/you/Documents")'`,
    `luajit -e 'local ffi=require("ffi") ffi.cdef[[int system(const char*);]] ffi.C.system("rm -rf /home/you/Documents")'`,
    `osascript -e 'do shell script "rm -rf /home/you/Documents"'`,
    `osascript -e 'tell application "Finder" to delete POSIX file "/home/you/Documents"'`,
    `osascript -e 'tell application "Finder" to empty trash'`,
    `osascript -e 'tell application "System Events" to delete folder "/home/you/Documents"'`,
    `osascript -e 'tell application "Terminal" to do script "rm -rf /home/you/Documents"'`,
    `tclsh <<'E'
file delete -force /home/you/Documents
E`,
    `sbcl --noinform --eval '(uiop:delete-directory-tree #p"/home/you/Documents/" :validate t)' --quit`,
    `sbcl --eval '(sb-ext:run-program "/bin/rm" (list "-rf" "/home/you/Documents"))'`,
    `clojure -M -e '(clojure.java.shell/sh "rm" "-rf" "/home/you/Documents")'`,
    `bb -e '(babashka.fs/delete-tree "/home/you/Documents")'`,
    `bb -e '(babashka.process/shell "rm -rf /home/you/Documents")'`,
    `bb -e '(babashka.http-client/delete "https://api.acme.io/v1/customers/7" {:headers {"Authorization" "Bearer t"}})'`,
    `guile -c '(system* "rm" "-rf" "/home/you/Documents")'`,
    `racket -e '(delete-directory/files "/home/you/Documents")'`,
    `emacs --batch --eval '(delete-directory "/home/you/Documents" t)'`,
    `emacs --batch --eval '(shell-command "rm -rf /home/you/Documents")'`,
    `ghc -e 'System.Process.system "rm -rf /home/you/Documents"'`,
    `ghc -e 'System.Directory.removeDirectoryRecursive "/home/you/Documents"'`,
    `runghc <<'E'
import System.Directory
main = removeDirectoryRecursive "/home/you/Documents"
E`,
    `ocaml -e 'Sys.command "rm -rf /home/you/Documents"'`,
    `ocaml <<'E'
Sys.remove "/home/you/Documents/thesis.docx";;
E`,
    `erl -noshell -eval 'file:del_dir_r("/home/you/Documents"), halt().'`,
    `erl -noshell -eval 'os:cmd("rm -rf /home/you/Documents"), halt().'`,
    `raku -e 'run "rm", "-rf", "/home/you/Documents"'`,
    `raku -e 'unlink "/home/you/Documents/thesis.docx"'`,
    `raku -e 'shell "rm -rf /home/you/Documents"'`,
    `crystal eval 'FileUtils.rm_rf("/home/you/Documents")'`,
    `octave --eval 'confirm_recursive_rmdir(false); rmdir("/home/you/Documents","s")'`,
    `matlab -batch "rmdir('/home/you/Documents','s')"`,
    `gawk -l filefuncs 'BEGIN { system("rm -rf /home/you/Documents") }'`,
  ],
  free: [
    `elixir -e 'IO.puts(Map.delete(%{a: 1}, :a) |> inspect)'`,
    `elixir -e 'IO.inspect(List.delete([1,2], 1))'`,
    `mix run -e 'IO.inspect(Shop.Repo.all(Shop.Order))'`,
    `mix run -e 'Shop.Repo.delete(Shop.Repo.get!(Shop.Order, 1))'`,
    'mix test',
    `iex -S mix <<'E'
Shop.Repo.aggregate(Shop.Order, :count)
E`,
    `Rscript -e 'x <- read.csv("data.csv"); rm(x); summary(cars)'`,
    `Rscript -e 'httr::GET("https://api.acme.io/v1/customers")'`,
    `Rscript -e 'DBI::dbGetQuery(DBI::dbConnect(RSQLite::SQLite(), ":memory:"), "SELECT 1")'`,
    `R -q -e 'devtools::test()'`,
    `julia -e 'd = mktempdir(); rm(d, recursive=true)'`,
    `julia -e 'using HTTP; println(HTTP.get("https://example.com").status)'`,
    `julia --project -e 'using Pkg; Pkg.test()'`,
    `lua -e 'local t = {1,2}; table.remove(t, 1); print(#t)'`,
    `lua -e 'local f = io.open("out.txt", "w"); f:write("x"); f:close()'`,
    `lua -e 'os.remove("/tmp/x")'`,
    `osascript -e 'display notification "done"'`,
    `osascript -e 'tell application "Finder" to open POSIX file "/home/you/p"'`,
    `osascript -l JavaScript -e 'Application("Safari").windows[0].name()'`,
    `tclsh <<'E'
puts [file exists x.txt]
E`,
    `tclsh <<'E'
file delete -force /tmp/x
E`,
    `emacs --batch --eval '(message "delete-file")'`,
    `bb -e '(println (dissoc {:a 1} :a))'`,
    `bb -e '(require (quote [babashka.http-client :as http])) (println (:status (http/get "https://example.com")))'`,
    `clojure -M -e '(println (:out (clojure.java.shell/sh "git" "status")))'`,
    'clojure -M:test',
    `guile -c '(display (+ 1 2))'`,
    `ghc -e '1 + 1'`,
    `runghc <<'E'
import qualified Data.Map as M
main = print (M.delete 1 (M.fromList [(1,2)]))
E`,
    `ocaml -e 'print_endline "x"'`,
    'matlab -batch "disp(1)"',
    `octave --eval 'disp(1)'`,
    `raku -e 'say "delete"'`,
    `crystal eval 'puts 1'`,
  ],
  files: FILES,
});
