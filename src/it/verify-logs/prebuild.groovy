import java.util.zip.GZIPOutputStream

def record = '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 24 6 20 4249 1418530010 1418530070 ACCEPT OK'
new GZIPOutputStream(new FileOutputStream(new File(basedir, 'logs/packed.log.gz'))).withWriter('UTF-8') { it.write(record + "\n") }
return true
