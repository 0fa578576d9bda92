-- TPC-H's tables by a generator of this project: the specification's columns, numbers of rows, keys, value lists and date ranges, with texts
-- that are shorter. Every value is a function of its key, so that the same scale gives the same rows.
CREATE OR REPLACE MACRO pick(key, salt, n) AS (hash(key, salt) % n)::BIGINT;
CREATE OR REPLACE MACRO money(key, salt, low, high) AS (low + pick(key, salt, (high - low) * 100 + 1) / 100)::DECIMAL(15, 2);
CREATE OR REPLACE MACRO words(key, salt) AS (
  ['ironic', 'furious', 'quick', 'bold', 'regular', 'final', 'pending', 'silent'][pick(key, salt, 8) + 1] || ' '
  || ['deposits', 'requests', 'accounts', 'packages', 'theodolites', 'pinto beans'][pick(key, salt || 'b', 6) + 1] || ' '
  || ['sleep', 'haggle', 'nag', 'wake', 'cajole', 'integrate'][pick(key, salt || 'c', 6) + 1] || ' carefully');
CREATE OR REPLACE MACRO color(key, salt) AS (['almond', 'antique', 'aquamarine', 'azure', 'beige', 'bisque', 'black', 'blue', 'blush', 'brown',
  'chartreuse', 'chocolate', 'coral', 'cream', 'cyan', 'forest', 'gainsboro', 'ghost', 'goldenrod', 'green', 'honeydew', 'indian', 'ivory',
  'khaki', 'lace', 'lavender', 'lemon', 'lime', 'linen', 'magenta', 'maroon', 'mint', 'navy', 'olive', 'orange', 'orchid', 'pale', 'peach',
  'peru', 'pink', 'plum', 'powder', 'puff', 'purple', 'red', 'rose', 'salmon', 'sandy', 'seashell', 'sienna', 'sky', 'slate', 'smoke',
  'snow', 'steel', 'tan', 'thistle', 'tomato', 'turquoise', 'violet', 'wheat', 'white', 'yellow'][pick(key, salt, 63) + 1]);
CREATE OR REPLACE MACRO phone(key, nation) AS (
  (nation + 10) || '-' || (100 + pick(key, 'p1', 900)) || '-' || (100 + pick(key, 'p2', 900)) || '-' || (1000 + pick(key, 'p3', 9000)));
-- The four suppliers of a part.
CREATE OR REPLACE MACRO supplier_of(part, place) AS
  ((part + place * ((10000 * {scale})::BIGINT // 4 + (part - 1) // (10000 * {scale})::BIGINT)) % (10000 * {scale})::BIGINT + 1)::BIGINT;

COPY (SELECT (i - 1)::INTEGER AS r_regionkey, ['AFRICA', 'AMERICA', 'ASIA', 'EUROPE', 'MIDDLE EAST'][i] AS r_name, words(i, 'r') AS r_comment
  FROM range(1, 6) t(i)) TO '{target}/region.parquet';

COPY (SELECT (i - 1)::INTEGER AS n_nationkey,
    ['ALGERIA', 'ARGENTINA', 'BRAZIL', 'CANADA', 'EGYPT', 'ETHIOPIA', 'FRANCE', 'GERMANY', 'INDIA', 'INDONESIA', 'IRAN', 'IRAQ', 'JAPAN',
     'JORDAN', 'KENYA', 'MOROCCO', 'MOZAMBIQUE', 'PERU', 'CHINA', 'ROMANIA', 'SAUDI ARABIA', 'VIETNAM', 'RUSSIA', 'UNITED KINGDOM',
     'UNITED STATES'][i] AS n_name,
    [0, 1, 1, 1, 4, 0, 3, 3, 2, 2, 4, 4, 2, 4, 0, 0, 0, 1, 2, 3, 4, 2, 3, 3, 1][i]::INTEGER AS n_regionkey, words(i, 'n') AS n_comment
  FROM range(1, 26) t(i)) TO '{target}/nation.parquet';

COPY (SELECT k AS s_suppkey, printf('Supplier#%09d', k) AS s_name, 'street ' || pick(k, 's1', 100000) AS s_address, nation::INTEGER AS s_nationkey,
    phone(k, nation) AS s_phone, money(k, 's2', -999, 9999) AS s_acctbal,
    CASE WHEN pick(k, 's3', 2000) = 0 THEN 'slow Customer loud Complaints' ELSE words(k, 's') END AS s_comment
  FROM (SELECT i AS k, pick(i, 's0', 25) AS nation FROM range(1, (10000 * {scale})::BIGINT + 1) t(i))) TO '{target}/supplier.parquet';

COPY (SELECT k AS p_partkey, color(k, 'c1') || ' ' || color(k, 'c2') || ' ' || color(k, 'c3') || ' ' || color(k, 'c4') || ' ' || color(k, 'c5') AS p_name,
    'Manufacturer#' || maker AS p_mfgr, 'Brand#' || maker || (1 + pick(k, 'p5', 5)) AS p_brand,
    ['STANDARD', 'SMALL', 'MEDIUM', 'LARGE', 'ECONOMY', 'PROMO'][pick(k, 'p6', 6) + 1] || ' '
      || ['ANODIZED', 'BURNISHED', 'PLATED', 'POLISHED', 'BRUSHED'][pick(k, 'p7', 5) + 1] || ' '
      || ['TIN', 'NICKEL', 'BRASS', 'STEEL', 'COPPER'][pick(k, 'p8', 5) + 1] AS p_type,
    (1 + pick(k, 'p9', 50))::INTEGER AS p_size,
    ['SM', 'LG', 'MED', 'JUMBO', 'WRAP'][pick(k, 'pa', 5) + 1] || ' ' || ['CASE', 'BOX', 'BAG', 'JAR', 'PKG', 'PACK', 'CAN', 'DRUM'][pick(k, 'pb', 8) + 1] AS p_container,
    ((90000 + (k // 10) % 20001 + 100 * (k % 1000)) / 100)::DECIMAL(15, 2) AS p_retailprice, words(k, 'p') AS p_comment
  FROM (SELECT i AS k, 1 + pick(i, 'p4', 5) AS maker FROM range(1, (200000 * {scale})::BIGINT + 1) t(i))) TO '{target}/part.parquet';

COPY (SELECT p AS ps_partkey, supplier_of(p, s) AS ps_suppkey, (1 + pick(p * 4 + s, 'q1', 9999))::INTEGER AS ps_availqty,
    money(p * 4 + s, 'q2', 1, 1000) AS ps_supplycost, words(p * 4 + s, 'q') AS ps_comment
  FROM range(1, (200000 * {scale})::BIGINT + 1) a(p), range(4) b(s)) TO '{target}/partsupp.parquet';

COPY (SELECT k AS c_custkey, printf('Customer#%09d', k) AS c_name, 'road ' || pick(k, 'c6', 100000) AS c_address, nation::INTEGER AS c_nationkey,
    phone(k, nation) AS c_phone, money(k, 'c7', -999, 9999) AS c_acctbal,
    ['AUTOMOBILE', 'BUILDING', 'FURNITURE', 'MACHINERY', 'HOUSEHOLD'][pick(k, 'c8', 5) + 1] AS c_mktsegment, words(k, 'c') AS c_comment
  FROM (SELECT i AS k, pick(i, 'c0', 25) AS nation FROM range(1, (150000 * {scale})::BIGINT + 1) t(i))) TO '{target}/customer.parquet';

CREATE OR REPLACE TEMP TABLE order_facts AS
  SELECT i AS k, DATE '1992-01-01' + pick(i, 'o1', 2406)::INTEGER AS day, 1 + pick(i, 'o2', 7) AS lines FROM range(1, (1500000 * {scale})::BIGINT + 1) t(i);
CREATE OR REPLACE TEMP TABLE line_facts AS
  SELECT k, n AS line, k * 8 + n AS l, day, 1 + pick(k * 8 + n, 'l1', (200000 * {scale})::BIGINT) AS part, 1 + pick(k * 8 + n, 'l2', 50) AS quantity,
    day + (1 + pick(k * 8 + n, 'l3', 121))::INTEGER AS shipped
  FROM order_facts, range(1, 8) t(n) WHERE n <= lines;

COPY (SELECT k AS l_orderkey, part AS l_partkey, supplier_of(part, pick(l, 'l4', 4)) AS l_suppkey, line::INTEGER AS l_linenumber,
    quantity::DECIMAL(15, 2) AS l_quantity, (quantity * (90000 + (part // 10) % 20001 + 100 * (part % 1000)) / 100)::DECIMAL(15, 2) AS l_extendedprice,
    (pick(l, 'l5', 11) / 100)::DECIMAL(15, 2) AS l_discount, (pick(l, 'l6', 9) / 100)::DECIMAL(15, 2) AS l_tax,
    CASE WHEN received > DATE '1995-06-17' THEN 'N' WHEN pick(l, 'l7', 2) = 0 THEN 'R' ELSE 'A' END AS l_returnflag,
    CASE WHEN shipped > DATE '1995-06-17' THEN 'O' ELSE 'F' END AS l_linestatus, shipped AS l_shipdate,
    day + (30 + pick(l, 'l8', 61))::INTEGER AS l_commitdate, received AS l_receiptdate,
    ['DELIVER IN PERSON', 'COLLECT COD', 'NONE', 'TAKE BACK RETURN'][pick(l, 'l9', 4) + 1] AS l_shipinstruct,
    ['REG AIR', 'AIR', 'RAIL', 'SHIP', 'TRUCK', 'MAIL', 'FOB'][pick(l, 'la', 7) + 1] AS l_shipmode, words(l, 'l') AS l_comment
  FROM (SELECT *, shipped + (1 + pick(l, 'lb', 30))::INTEGER AS received FROM line_facts)) TO '{target}/lineitem.parquet';

-- Every third customer never orders.
COPY (SELECT o.k AS o_orderkey, customer + (customer % 3 = 0)::BIGINT AS o_custkey,
    CASE WHEN last <= DATE '1995-06-17' THEN 'F' WHEN first > DATE '1995-06-17' THEN 'O' ELSE 'P' END AS o_orderstatus, total::DECIMAL(15, 2) AS o_totalprice,
    day AS o_orderdate, ['1-URGENT', '2-HIGH', '3-MEDIUM', '4-NOT SPECIFIED', '5-LOW'][pick(o.k, 'o4', 5) + 1] AS o_orderpriority,
    printf('Clerk#%09d', 1 + pick(o.k, 'o5', 1000)) AS o_clerk, 0 AS o_shippriority,
    CASE WHEN pick(o.k, 'o6', 90) = 0 THEN 'special bold requests' ELSE words(o.k, 'o') END AS o_comment
  FROM (SELECT *, 1 + pick(k, 'o3', (150000 * {scale})::BIGINT - 1) AS customer FROM order_facts) o
  JOIN (SELECT k, min(shipped) AS first, max(shipped) AS last, sum(quantity * (90000 + (part // 10) % 20001 + 100 * (part % 1000)) / 100) AS total
    FROM line_facts GROUP BY k) l ON o.k = l.k) TO '{target}/orders.parquet';

DROP TABLE order_facts;
DROP TABLE line_facts;
