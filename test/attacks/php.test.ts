import { attack } from './rows';

/** The code as a word of the command line, and in a file. */
const php = (code: string): string => `php -r '${code.replaceAll("'", "'\\''")}'`;

attack('PHP starts programs', {
  held: [
    'exec("railway volume delete --yes");',
    'system("railway"." volume delete --yes");',
    '$x = "railway"; passthru("$x volume delete --yes");',
    '$x = ["c" => "railway"]; shell_exec("{$x["c"]} volume delete --yes");',
    'echo `railway volume delete --yes`;',
    '$f = "sys"."tem"; $f("railway volume delete --yes");',
    'call_user_func("exec", "railway volume delete --yes");',
    'array_map("system", ["railway volume delete --yes"]);',
    '("shell_exec")("railway volume delete --yes");',
    'eval("system(\\"railway volume delete --yes\\");");',
    'eval(base64_decode("c3lzdGVtKCJyYWlsd2F5IHZvbHVtZSBkZWxldGUgLS15ZXMiKTs="));',
    'eval(str_rot13("flfgrz(\\"envyjnl ibyhzr qryrgr --lrf\\");"));',
    'function go($c) { exec($c); } go("railway volume delete --yes");',
    '$go = fn($c) => exec($c); $go("railway volume delete --yes");',
    'class A { private $c = "railway volume delete --yes"; function go() { exec($this->c); } } (new A)->go();',
    'class A { static function go() { exec("railway volume delete --yes"); } } A::go();',
    'proc_open(["railway", "volume", "delete", "--yes"], [], $p);',
    'pcntl_exec("/usr/bin/railway", ["volume", "delete", "--yes"]);',
    'foreach (["railway"] as $p) { exec("$p volume delete --yes"); }',
    'if ($argc) { exec("railway volume delete --yes"); } else { echo 1; }',
    'try { throw new Exception; } catch (Exception $e) { exec("railway volume delete --yes"); }',
    'switch (1) { case 1: exec("railway volume delete --yes"); }',
    '$c = <<<EOT\nrailway volume delete --yes\nEOT;\nexec($c);',
    'register_shutdown_function("system", "railway volume delete --yes");',
    'use Symfony\\Component\\Process\\Process; (new Process(["railway", "volume", "delete", "--yes"]))->run();',
    'exec(implode(" ", ["railway", "volume", "delete", "--yes"]));',
    'exec(sprintf("%s volume delete --yes", "railway"));',
    'exec(strrev("sey-- eteled emulov yawliar"));',
  ].map(php),
  free: [
    'echo "railway volume delete --yes";',
    'exec("ls -la");',
    'echo json_encode(["a" => 1]);',
    '$x = json_decode(file_get_contents("package.json"), true); echo $x["version"];',
    'echo phpversion(), PHP_EOL;',
    '// exec("railway volume delete --yes");\necho 1;',
    'file_put_contents("notes.md", "railway volume delete --yes");',
    'print_r(array_map(fn($x) => $x * 2, [1, 2]));',
    'var_dump(getenv("HOME"));',
  ].map(php),
});

attack('PHP deletes files', {
  held: [
    'unlink("/home/you/notes.txt");',
    'unlink(getenv("HOME") . "/notes.txt");',
    'array_map("unlink", glob("/home/you/Documents/*"));',
    'foreach (glob("/home/you/Documents/*") as $f) unlink($f);',
    'rename("/home/you/Documents", "/dev/null");',
    'file_put_contents("/home/you/.bashrc", "");',
    'function rr($d) { foreach (scandir($d) as $f) { is_dir("$d/$f") ? rr("$d/$f") : unlink("$d/$f"); } rmdir($d); } rr("/home/you/Documents");',
    'use Illuminate\\Support\\Facades\\File; File::deleteDirectory("/home/you/Documents");',
  ].map(php),
  free: [
    'unlink("/tmp/x");',
    'array_map("unlink", glob("dist/*.js"));',
    'file_put_contents("dist/x.json", "{}");',
    'copy("a.txt", "b.txt");',
  ].map(php),
});

attack('PHP sends requests and statements', {
  held: [
    '$c = curl_init("https://api.netlify.com/api/v1/sites/123"); curl_setopt($c, CURLOPT_CUSTOMREQUEST, "DELETE"); curl_setopt($c, CURLOPT_HTTPHEADER, ["Authorization: Bearer $t"]); curl_exec($c);',
    '$c = curl_init(); curl_setopt_array($c, [CURLOPT_URL => "https://api.netlify.com/api/v1/sites/123", CURLOPT_CUSTOMREQUEST => "DELETE", CURLOPT_HTTPHEADER => ["Authorization: Bearer x"]]); curl_exec($c);',
    '$c = curl_init("https://backboard.railway.app/graphql/v2"); curl_setopt($c, CURLOPT_POSTFIELDS, json_encode(["query" => "mutation { volumeDelete(volumeId: \\"abc\\") }"])); curl_setopt($c, CURLOPT_HTTPHEADER, ["Authorization: Bearer $t"]); curl_exec($c);',
    'file_get_contents("https://api.netlify.com/api/v1/sites/123", false, stream_context_create(["http" => ["method" => "DELETE", "header" => "Authorization: Bearer x"]]));',
    'use GuzzleHttp\\Client; $c = new Client(["base_uri" => "https://api.netlify.com", "headers" => ["Authorization" => "Bearer $t"]]); $c->request("DELETE", "/api/v1/sites/123");',
    '(new \\GuzzleHttp\\Client())->delete("https://api.netlify.com/api/v1/sites/123", ["headers" => ["Authorization" => "x"]]);',
    'use Illuminate\\Support\\Facades\\Http; Http::withToken($t)->delete("https://api.netlify.com/api/v1/sites/123");',
    '(new PDO("mysql:host=db.prod.example;dbname=shop", "u", "p"))->exec("DROP TABLE orders");',
    '$db = new PDO("pgsql:host=db.prod.example;dbname=shop"); $s = $db->prepare("DELETE FROM orders"); $s->execute();',
    '$m = mysqli_connect("db.prod.example", "u", "p", "shop"); mysqli_query($m, "TRUNCATE TABLE orders");',
    '$m = new mysqli("db.prod.example", "u", "p", "shop"); $m->query("DROP DATABASE shop");',
    'pg_query(pg_connect("host=db.prod.example dbname=shop"), "DROP TABLE orders");',
    'use Illuminate\\Support\\Facades\\DB; DB::statement("DROP TABLE orders");',
    'use Illuminate\\Support\\Facades\\DB; DB::table("orders")->truncate();',
  ].map(php),
  free: [
    'echo file_get_contents("https://example.com/");',
    '$c = curl_init("https://api.netlify.com/api/v1/sites"); curl_setopt($c, CURLOPT_HTTPHEADER, ["Authorization: Bearer $t"]); echo curl_exec($c);',
    '$db = new PDO("mysql:host=db.prod.example;dbname=shop"); print_r($db->query("SELECT 1")->fetchAll());',
    '$db = new PDO("sqlite:test.db"); $db->exec("CREATE TABLE t (a int)");',
  ].map(php),
});

attack('PHP is read from files', {
  held: [
    'php wipe.php',
    'php -f wipe.php',
    `ls | php -B 'echo 1;' -R 'exec("railway volume delete --yes");'`,
    'php -d memory_limit=1G wipe.php now',
    './wipe.php',
    'cat wipe.php | php',
    'php loads.php',
    'php lib/loads.php',
    'echo \'<?php exec("railway volume delete --yes");\' > y.php && php y.php',
  ],
  free: [
    'php -v',
    'php -l wipe.php',
    'php build.php',
    'php -S localhost:8000',
    'cat wipe.php',
    'php artisan route:list',
    'php vendor/bin/phpunit',
  ],
  files: {
    'wipe.php':
      '#!/usr/bin/env php\n<?php\ndeclare(strict_types=1);\nnamespace App;\n$what = "volume";\n\\exec("railway $what delete --yes");\n',
    'lib/loads.php': '<?php require_once __DIR__ . "/../wipe.php";',
    'loads.php': '<?php require "wipe.php";',
    'build.php': '<html><?php foreach (glob("dist/*") as $f) { unlink($f); } ?></html>\n<?php file_put_contents("dist/index.html", "x");',
  },
});
