import { attack } from './rows';

const FILES = { '/home/you/Documents/thesis.docx': 'chapter 1', '/home/you/Documents/thesis.txt': 'chapter 1' };

attack('Perl sends, deletes and empties', {
  held: [
    `perl -e 'my $f="\\x75nlink"; &$f("/home/you/Documents/thesis.txt")'`,
    `perl -e 'my $f="unlink"; &{$f}("/home/you/Documents/thesis.txt")'`,
    `ruby -e 'File.send("unlink", "/home/you/Documents/thesis.txt")'`,
    `perl -e 'use LWP::UserAgent; LWP::UserAgent->new->request(HTTP::Request->new(DELETE => "https://api.acme.io/v1/customers/7", ["Authorization" => "Bearer t"]))'`,
    `perl -MLWP::UserAgent -e 'LWP::UserAgent->new->delete("https://api.acme.io/v1/customers/7", Authorization => "Bearer t")'`,
    `perl -MHTTP::Tiny -e 'HTTP::Tiny->new->delete("https://api.acme.io/v1/customers/7", {headers => {Authorization => "Bearer t"}})'`,
    `perl -MHTTP::Tiny -e 'HTTP::Tiny->new(default_headers=>{Authorization=>"Bearer t"})->request("DELETE","https://api.acme.io/v1/customers/7")'`,
    `perl -MHTTP::Tiny -e 'my $h = HTTP::Tiny->new; $h->request("DELETE", "https://api.acme.io/v1/customers/$_", {headers=>{authorization=>"Bearer t"}}) for 1..100'`,
    `perl -MHTTP::Request::Common=DELETE -MLWP::UserAgent -e 'LWP::UserAgent->new->request(DELETE "https://api.acme.io/v1/customers/7", Authorization => "Bearer t")'`,
    `perl -MMojo::UserAgent -e 'Mojo::UserAgent->new->delete("https://api.acme.io/v1/customers/7" => {Authorization => "Bearer t"})'`,
    `perl -MREST::Client -e 'REST::Client->new->DELETE("https://api.acme.io/v1/customers/7", {Authorization=>"Bearer t"})'`,
    `perl -MFile::Path -e 'File::Path::remove_tree("/home/you/Documents")'`,
    `perl -MFile::Find -e 'find(sub { unlink }, "/home/you/Documents")'`,
    `perl -MFile::Find -e 'finddepth(sub { unlink $_ or rmdir $_ }, "/home/you/Documents")'`,
    `perl -e 'unlink </home/you/Documents/*>'`,
    `perl -e 'opendir D,"/home/you/Documents"; unlink "/home/you/Documents/$_" for readdir D'`,
    `perl -e 'open(F,">","/home/you/Documents/thesis.docx")'`,
    `perl -e 'open F, ">/home/you/Documents/thesis.docx"'`,
    `perl -e 'truncate "/home/you/Documents/thesis.docx", 0'`,
    `perl -e 'rename "/home/you/Documents", "/dev/null"'`,
    `perl -MPath::Tiny -e 'path("/home/you/Documents")->remove_tree'`,
    `perl -MPath::Tiny -e 'path("/home/you/Documents/a.docx")->remove'`,
    `perl -MDBI -e 'DBI->connect("dbi:Pg:dbname=shop;host=db.prod.example","u","p")->do("DROP TABLE orders")'`,
    `perl -MDBI -e 'my $d=DBI->connect("dbi:Pg:dbname=shop;host=db.prod.example"); my $s=$d->prepare("DELETE FROM orders"); $s->execute'`,
    `perl -e 'exec "rm","-rf","/home/you/Documents"'`,
    `perl -e 'system(qw(rm -rf /home/you/Documents))'`,
    `perl -MIPC::System::Simple=system -e 'systemx("rm","-rf","/home/you/Documents")'`,
    `perl -MIPC::Run3 -e 'run3(["rm","-rf","/home/you/Documents"])'`,
    `perl -MRedis -e 'Redis->new(server=>"cache.prod.example:6379")->flushall'`,
    `perl -MMongoDB -e 'MongoDB->connect("mongodb://db.prod.example")->get_database("shop")->drop'`,
    `cat > w.pl <<'E'
use strict; use File::Path qw(remove_tree);
remove_tree("/home/you/Documents");
E
perl w.pl`,
  ],
  free: [
    `perl -e 'my $f = sub { print "done" }; $f->(1)'`,
    `perl -MHTTP::Tiny -e 'print HTTP::Tiny->new->get("https://api.acme.io/v1/customers/7", {headers => {Authorization => "Bearer t"}})->{content}'`,
    `perl -MHTTP::Tiny -e 'HTTP::Tiny->new->delete("http://localhost:3000/api/customers/7")'`,
    `perl -e 'my %h = (a=>1); delete $h{a}; print keys %h'`,
    `perl -ne 'print if /DELETE FROM/' dump.sql`,
    `perl -pi -e 's/DELETE/PATCH/' src/api.js`,
    `perl -e 'open(my $f, "<", "README.md"); print <$f>'`,
    `perl -e 'open(my $f, ">", "dist/x.txt"); print $f "hi"'`,
    `perl -e 'open(my $f, ">>", "notes.log"); print $f "hi"'`,
    `perl -e 'rename "a.txt", "b.txt" if -e "a.txt"'`,
  ],
  files: FILES,
});

attack('Ruby sends, deletes and empties', {
  held: [
    `ruby -rnet/http -e 'Net::HTTP.start("api.acme.io", 443, use_ssl: true) { |h| r = Net::HTTP::Delete.new("/v1/customers/7"); r["Authorization"] = "Bearer t"; h.request(r) }'`,
    `ruby -rnet/http -e 'u = URI("https://api.acme.io/v1/customers/7"); h = Net::HTTP.new(u.host, u.port); h.use_ssl = true; h.delete(u.path, {"Authorization" => "Bearer t"})'`,
    `ruby -rfaraday -e 'Faraday.delete("https://api.acme.io/v1/customers/7", nil, {"Authorization" => "Bearer t"})'`,
    `ruby -rfaraday -e 'c = Faraday.new("https://api.acme.io", headers: {"Authorization" => "Bearer t"}); c.delete("/v1/customers/7")'`,
    `ruby -rhttparty -e 'HTTParty.delete("https://api.acme.io/v1/customers/7", headers: {"Authorization" => "Bearer t"})'`,
    `ruby -rrest-client -e 'RestClient.delete("https://api.acme.io/v1/customers/7", {Authorization: "Bearer t"})'`,
    `ruby -rrest-client -e 'RestClient::Request.execute(method: :delete, url: "https://api.acme.io/v1/customers/7", headers: {Authorization: "Bearer t"})'`,
    `ruby -rexcon -e 'Excon.delete("https://api.acme.io/v1/customers/7", headers: {"Authorization" => "Bearer t"})'`,
    `ruby -rhttp -e 'HTTP.auth("Bearer t").delete("https://api.acme.io/v1/customers/7")'`,
    `ruby -rtyphoeus -e 'Typhoeus.delete("https://api.acme.io/v1/customers/7", headers: {Authorization: "Bearer t"})'`,
    `ruby -rfileutils -e 'FileUtils.rm_rf("/home/you/Documents")'`,
    `ruby -rfileutils -e 'include FileUtils; rm_rf "/home/you/Documents"'`,
    `ruby -rfileutils -e 'FileUtils.remove_entry_secure "/home/you/Documents"'`,
    `ruby -e 'Dir["/home/you/Documents/*"].each { |f| File.delete(f) }'`,
    `ruby -e 'Dir.glob("/home/you/Documents/**/*").each { |f| File.unlink f }'`,
    `ruby -e 'Dir.each_child("/home/you/Documents") { |f| File.delete "/home/you/Documents/#{f}" }'`,
    `ruby -rpathname -e 'Pathname.new("/home/you/Documents").rmtree'`,
    `ruby -rpathname -e 'Pathname("/home/you/Documents").children.each(&:delete)'`,
    `ruby -e 'File.write("/home/you/Documents/thesis.docx", "")'`,
    `ruby -e 'File.open("/home/you/Documents/thesis.docx","w"){}'`,
    `ruby -e 'File.truncate("/home/you/Documents/thesis.docx", 0)'`,
    `ruby -rpg -e 'PG.connect("postgres://db.prod.example/shop").exec("DROP TABLE orders")'`,
    `ruby -rsequel -e 'Sequel.connect("postgres://db.prod.example/shop")[:orders].delete'`,
    `ruby -rsequel -e 'Sequel.connect("postgres://db.prod.example/shop").drop_table(:orders)'`,
    `ruby -rmysql2 -e 'Mysql2::Client.new(host: "db.prod.example").query("DELETE FROM orders")'`,
    `ruby -rmongo -e 'Mongo::Client.new("mongodb://db.prod.example/shop").database.drop'`,
    `ruby -rmongo -e 'Mongo::Client.new("mongodb://db.prod.example/shop")[:orders].delete_many({})'`,
    `ruby -rredis -e 'Redis.new(url: "redis://cache.prod.example").flushall'`,
    `ruby -raws-sdk-s3 -e 'Aws::S3::Resource.new.bucket("media").objects.each(&:delete)'`,
    `ruby -raws-sdk-s3 -e 'Aws::S3::Bucket.new("media").clear!'`,
    `ruby -raws-sdk-ec2 -e 'Aws::EC2::Client.new.terminate_instances(instance_ids: ["i-1"])'`,
  ],
  free: [
    `ruby -e 'h = {a: 1}; h.delete(:a); p h'`,
    `ruby -e 'puts [1,2,3].delete(2)'`,
    `ruby -rnet/http -e 'puts Net::HTTP.get(URI("https://example.com/"))'`,
    `ruby -rfaraday -e 'puts Faraday.get("https://api.acme.io/v1/customers", nil, {"Authorization" => "Bearer t"}).body'`,
    `ruby -e 'puts File.read("README.md").delete("x")'`,
    `ruby -e '"a/b".delete("/"); puts File.basename("x").delete(".")'`,
    `ruby -rpathname -e 'puts Pathname("src").children.map(&:to_s)'`,
    `ruby -e 'File.write("dist/out.txt", "hi")'`,
    `ruby -rfileutils -e 'FileUtils.rm_rf("tmp/cache")'`,
    `ruby -rtmpdir -e 'Dir.mktmpdir { |d| puts d }'`,
    `ruby -rjson -e 'puts JSON.parse(STDIN.read)["delete"]' < x.json`,
  ],
  files: FILES,
});

attack('Rails goes through every row', {
  held: [
    `rails runner 'Order.delete_all'`,
    `rails runner 'Order.destroy_all'`,
    `rails runner 'Order.all.each(&:destroy)'`,
    `rails runner 'Order.find_each(&:destroy!)'`,
    `rails runner 'Order.find_each { |o| o.destroy }'`,
    `rails runner 'Order.all.map(&:delete)'`,
    'bin/rails runner "Order.in_batches.delete_all"',
    'bin/rails runner "Order.update_all(total: 0)"',
    `bin/rails runner "ActiveRecord::Base.connection.execute('TRUNCATE orders')"`,
    'bin/rails runner "ActiveRecord::Base.connection.drop_table(:orders)"',
    'bin/rails runner "ActiveRecord::Base.connection.tables.each { |t| ActiveRecord::Base.connection.drop_table(t) }"',
    'bin/rails runner "ActiveStorage::Blob.find_each(&:purge)"',
    `bundle exec rails runner -e production 'User.where("1=1").delete_all'`,
    `rails console <<'E'
Order.delete_all
E`,
    `echo 'Order.destroy_all' | bin/rails c`,
    `rails c <<'E'
[User, Order].each(&:delete_all)
E`,
    `rails runner 'ApplicationRecord.descendants.each(&:delete_all)'`,
    `cat > w.rb <<'E'
Order.find_each do |o|
  o.destroy
end
E
rails runner w.rb`,
  ],
  free: [
    `rails runner 'puts Order.count'`,
    `rails runner 'Order.find(1).update(total: 3)'`,
    `rails runner 'Order.find_each { |o| puts o.id }'`,
    `rails runner 'Order.where(id: 1).destroy_all'`,
    `rails runner 'Order.find_each { |o| o.recalculate! }'`,
    `rails runner 'puts Order.all.map(&:id)'`,
  ],
  files: FILES,
});
